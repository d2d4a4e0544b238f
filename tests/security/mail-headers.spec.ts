import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { newId } from '@odyssey/platform';
import { PublicClient, stack, waitUntil } from '@odyssey/testing';
import { mailsTo } from '@odyssey/testing/mail';

const EVE = 'eve@evil.example';
const PASSWORD = 'a boat on the other shore';
const client = new PublicClient(stack().gateway);

/** Names that would be another recipient, header or encoding, were they not words. */
const NAMES = [
  `Ada" <${EVE}>, "x`,
  `Ada <${EVE}>`,
  `Ada, ${EVE}`,
  `friends: ${EVE};`,
  `=?utf-8?q?Ada=0D=0ABcc:_${EVE}?=`,
  `Ada%0d%0aBcc: ${EVE}`,
  `Ada\u2028Bcc: ${EVE}`,
];
const REFUSED_NAMES = [`Ada\r\nBcc: ${EVE}`, `Ada\nBcc: ${EVE}`, `Ada\rBcc: ${EVE}`, 'Ada\0'];
const REFUSED_ADDRESSES = [
  `ada@example.org\r\nBcc: ${EVE}`,
  `ada@example.org\nBcc: ${EVE}`,
  `ada@example.org, ${EVE}`,
  `ada@example.org;${EVE}`,
  `Ada <${EVE}>`,
  `"ada\r\nBcc: ${EVE}"@example.org`,
  `ada@example.org%0d%0aBcc:${EVE}`,
  `ada@example.org> RCPT TO:<${EVE}`,
];

/** The heads of all mails that reached the mailbox of the stack. */
const heads = () => {
  const folder = stack().env.ODYSSEY_MAIL_DIR ?? '';
  return readdirSync(folder)
    .filter((name) => name.endsWith('.eml'))
    .map((name) => readFileSync(join(folder, name), 'utf8').split(/\r?\n\r?\n/)[0] ?? '');
};

const mailed = (address: string, about: RegExp) =>
  waitUntil(async () => (await mailsTo(address)).findLast(({ subject }) => about.test(subject)), {
    within: 20_000,
    what: `the mail to ${address} about ${about}`,
  });

describe('a mail that a person causes', () => {
  it('goes to them alone, whatever they call themselves and their things', async () => {
    await Promise.all(
      NAMES.map(async (displayName) => {
        const email = `${newId()}@example.org`;
        const { status } = await client.post('/v1/auth/register', {
          email,
          password: PASSWORD,
          displayName,
        });
        expect({ displayName, status }).toEqual({ displayName, status: 201 });
        const { token } = await mailed(email, /Confirm your e-mail/);
        expect((await client.post('/v1/auth/email/verify', { token })).status).toBeLessThan(300);
        // From now on their name is in the greeting and beside their address.
        await client.post('/v1/auth/password/forgot', { email });
        const reset = await mailed(email, /Set a new password/);
        expect(reset).toMatchObject({ to: [email], subject: 'Set a new password' });
        // Who proves the address begins anew: what was set before may be somebody else's.
        await client.post('/v1/auth/password/reset', { token: reset.token, password: PASSWORD });
        const { body } = await client.post('/v1/auth/login', { email, password: PASSWORD });
        const own = new PublicClient(stack().gateway, body.accessToken);
        const changed = `${newId()}@example.org`;
        expect((await own.post('/v1/auth/email/change', { email: changed })).status).toBe(202);
        expect(await mailed(changed, /Confirm your new/)).toMatchObject({ to: [changed] });
      }),
    );
    expect(heads().filter((head) => /^(bcc|cc|x-injected):/im.test(head))).toEqual([]);
    expect(await mailsTo(EVE)).toEqual([]);
  }, 90_000);

  it('is none when the name or the address has more than one line or one address', async () => {
    const person = (given: object) => ({
      email: `${newId()}@example.org`,
      password: PASSWORD,
      displayName: 'Ada',
      ...given,
    });
    const { body } = await client.post('/v1/auth/register', person({}));
    const own = new PublicClient(stack().gateway, body.accessToken);
    for (const displayName of REFUSED_NAMES)
      expect((await client.post('/v1/auth/register', person({ displayName }))).body.code).toBe(
        'invalid_request',
      );
    for (const email of REFUSED_ADDRESSES) {
      for (const [path, given] of [
        ['/v1/auth/register', person({ email })],
        ['/v1/auth/password/forgot', { email }],
        ['/v1/auth/email/change', { email }],
      ] as const)
        expect({ email, path, code: (await own.post(path, given)).body?.code }).toEqual({
          email,
          path,
          code: 'invalid_request',
        });
    }
    expect(await mailsTo(EVE)).toEqual([]);
  }, 60_000);
});
