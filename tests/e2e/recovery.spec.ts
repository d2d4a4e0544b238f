import { expect, it } from '@jest/globals';
import { aUser, PublicClient, stack, waitUntil } from '@odyssey/testing';
import { mailsTo } from '@odyssey/testing/mail';

const MINUTE = 60_000;
const NEXT = 'a boat on the other shore';

it(
  'somebody registers, confirms the address, forgets the password and is back, by mail alone',
  async () => {
    const user = aUser();
    const { gateway } = stack();
    const door = new PublicClient(gateway);
    const link = async (subject: string) => {
      const mail = await waitUntil(
        async () => (await mailsTo(user.email)).find((one) => one.subject === subject),
        { within: 20_000, what: `the mail "${subject}" is in the mailbox` },
      );
      // Where it leads is there.
      const [page = ''] = /https?:\S+(?=#token=)/.exec(mail.text) ?? [];
      expect((await fetch(page)).status).toBe(200);
      return mail.token;
    };
    expect((await door.post('/v1/auth/register', user)).status).toBe(201);
    const verified = await door.post('/v1/auth/email/verify', {
      token: await link('Confirm your e-mail address'),
      password: user.password,
    });
    expect([verified.status, verified.body.emailVerified]).toEqual([200, true]);
    expect((await door.post('/v1/auth/password/forgot', { email: user.email })).status).toBe(202);
    const reset = { token: await link('Set a new password'), password: NEXT };
    expect((await door.post('/v1/auth/password/reset', reset)).status).toBe(204);
    const entered = await door.post('/v1/auth/login', { email: user.email, password: NEXT });
    expect(entered.status).toBe(200);
    // They hear of it, also by the notifications that every change of a password brings.
    await waitUntil(async () => (await mailsTo(user.email)).length >= 3, {
      within: 20_000,
      what: 'the notice of the new password came by mail',
    });
  },
  MINUTE,
);
