import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SecurityNoticed, SessionRevoked } from '@odyssey/contracts';
import { asUser, type TestService, testService, waitUntil } from '@odyssey/testing';
import { SendSecurityMailJob } from '../src/mail/send-security-mail.job.ts';
import { auth } from '../src/service.ts';
import { aPerson, logIn, type Person, refresh, withToken } from './auth-client.ts';
import { CHANGE, MailedAuth, PUBLIC_URL, RESET, VERIFY } from './mailed.ts';

const NEXT = 'a boat on the other shore';

let house: MailedAuth;
let service: TestService;
beforeAll(async () => {
  house = await MailedAuth.start();
  service = house.service;
});
afterAll(() => house[Symbol.asyncDispose]());

const forgot = (email: string) => service.http().post('/v1/auth/password/forgot', { email });
const reset = (token: string, password = NEXT) =>
  service.http().post('/v1/auth/password/reset', { token, password });
const change = (person: Person, body: object) => person.http.post('/v1/auth/password/change', body);
const resetToken = async (person: Person) => {
  await forgot(person.email);
  return (await house.mail(person.email, RESET)).token;
};
const endings = async (person: Person) =>
  (await service.published(SessionRevoked))
    .filter(({ subject }) => subject === person.id)
    .map(({ data }) => data.reason);
const noticed = async (person: Person) =>
  (await service.published(SecurityNoticed))
    .filter(({ subject }) => subject === person.id)
    .map(({ data }) => data.kind);

describe('a forgotten password', () => {
  it('is replaced by way of the mailbox: all sessions end, nobody is logged in', async () => {
    const [person, stranger] = [await aPerson(service), await aPerson(service)];
    const phone = await logIn(service, person);
    const done = await reset(await resetToken(person));
    expect([done.status, done.body]).toEqual([204, undefined]);
    expect((await refresh(service, person.refreshToken)).status).toBe(401);
    expect((await refresh(service, phone.body.refreshToken)).status).toBe(401);
    expect((await logIn(service, person)).status).toBe(401);
    const entered = await logIn(service, { ...person, password: NEXT });
    expect([entered.status, entered.body.user.emailVerified]).toEqual([200, true]);
    expect(await endings(person)).toEqual(['password_reset', 'password_reset']);
    expect(await noticed(person)).toEqual(['password_reset']);
    expect((await refresh(service, stranger.refreshToken)).status).toBe(200);
  });

  it('is replaced once, with the newest link, within the hour', async () => {
    const person = await aPerson(service);
    const first = await resetToken(person);
    await forgot(person.email);
    const { token } = await house.mail(person.email, RESET, 2);
    const refused = await reset(first);
    expect([refused.status, refused.body.code]).toEqual([410, 'invalid_mail_token']);
    const answers = await Promise.all([reset(token), reset(token), reset(token)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 410, 410]);
    await service.rows(`delete from security_mails where owner_id = $1`, [person.id]);
    await forgot(person.email);
    const late = await house.mail(person.email, RESET, 3);
    await service.rows(`update one_use_tokens set expires_at = now() where owner_id = $1`, [person.id]);
    expect((await reset(late.token)).status).toBe(410);
  });

  it('is answered alike whether or not somebody has the address', async () => {
    const person = await aPerson(service);
    const [known, unknown] = [await forgot(person.email), await forgot('nobody.at.all@example.org')];
    expect([known.status, known.body]).toEqual([202, undefined]);
    expect([unknown.status, unknown.body]).toEqual([202, undefined]);
    const names = ({ headers }: typeof known) => Object.keys(headers).sort();
    expect(names(known)).toEqual(names(unknown));
    await house.mail(person.email, RESET);
    const jobs = await service.jobs<{ userId: string; purpose: string }>('send-security-mail');
    const resets = jobs.filter(({ purpose }) => purpose === 'reset_password').slice(-2);
    expect(resets.map((job) => Object.keys(job))).toEqual([
      ['userId', 'purpose'],
      ['userId', 'purpose'],
    ]);
    expect(house.mails.to('nobody.at.all@example.org')).toEqual([]);
  });

  it('asked for again and again fills no mailbox, and the newest link still works', async () => {
    const person = await aPerson(service);
    for (let i = 0; i < 8; i += 1) expect((await forgot(person.email)).status).toBe(202);
    const { token } = await house.mail(person.email, RESET, 5);
    const worked = `select count(*)::int as jobs from jobs.job where data->>'userId' = $1
      and data->>'purpose' = 'reset_password' and state = 'completed'`;
    await waitUntil(async () => (await service.rows<{ jobs: number }>(worked, [person.id]))[0]?.jobs === 8, {
      within: 20_000,
      what: 'every request was looked at',
    });
    expect((await house.mails.read(person.email)).filter(({ subject }) => subject === RESET)).toHaveLength(5);
    expect((await reset(token)).status).toBe(204);
  });

  it('is not replaced by a token for something else, nor by a common password', async () => {
    const person = await aPerson(service);
    const verification = await house.mail(person.email, VERIFY);
    expect((await reset(verification.token)).status).toBe(410);
    const token = await resetToken(person);
    const common = await reset(token, 'Silva2026!');
    expect([common.status, common.body.code]).toEqual([422, 'common_password']);
    expect((await reset(token)).status).toBe(204);
  });

  it('of somebody who is being erased stays forgotten', async () => {
    const person = await aPerson(service);
    const token = await resetToken(person);
    await service.rows(`update users set status = 'erasing' where id = $1`, [person.id]);
    expect((await reset(token)).status).toBe(410);
  });
});

describe('another address that somebody has asked for', () => {
  const ANOTHER = () => `thief.${randomUUID()}@example.org`;
  const ways = {
    'a reset': async (person: Person) => reset(await resetToken(person)),
    'a change': (person: Person) => change(person, { currentPassword: person.password, newPassword: NEXT }),
  };

  it.each(Object.entries(ways))('is not taken over after %s of the password', async (_, renew) => {
    const [person, bystander] = [await aPerson(service), await aPerson(service)];
    const [email, other] = [ANOTHER(), ANOTHER()];
    await person.http.post('/v1/auth/email/change', { email });
    await bystander.http.post('/v1/auth/email/change', { email: other });
    const [{ token }, theirs] = [await house.mail(email, CHANGE), await house.mail(other, CHANGE)];
    expect((await renew(person)).status).toBe(204);
    const late = await service.http().post('/v1/auth/email/verify', { token });
    expect([late.status, late.body.code]).toEqual([410, 'invalid_mail_token']);
    expect((await logIn(service, { ...person, password: NEXT })).status).toBe(200);
    expect((await service.http().post('/v1/auth/email/verify', { token: theirs.token })).status).toBe(200);
  });

  it('is not written to any more when its mail still waits', async () => {
    const env = { ODYSSEY_SMTP_URL: house.mails.url, ODYSSEY_PUBLIC_URL: PUBLIC_URL };
    const waiting = await testService(auth, { workers: false, env });
    try {
      const person = await aPerson(waiting);
      const email = ANOTHER();
      await person.http.post('/v1/auth/email/change', { email });
      await change(person, { currentPassword: person.password, newPassword: NEXT });
      const kept = () =>
        waiting.rows<{ id: string; failure: string | null }>(
          'select id, failure from security_mails where address = $1',
          [email],
        );
      const [owed] = await kept();
      const signal = AbortSignal.timeout(20_000);
      await waiting
        .get(SendSecurityMailJob)
        .run(
          { userId: person.id, purpose: 'change_email' },
          { id: owed?.id ?? '', attempt: 2, lastAttempt: false, signal },
        );
      expect(house.mails.to(email)).toEqual([]);
      expect(await kept()).toMatchObject([{ failure: 'withdrawn' }]);
    } finally {
      await waiting.close();
    }
  });
});

describe('changing the password', () => {
  it('takes the present one, ends the other sessions and keeps this one', async () => {
    const person = await aPerson(service);
    const phone = await logIn(service, person);
    const body = { currentPassword: person.password, newPassword: NEXT };
    expect((await change(person, body)).status).toBe(204);
    expect((await refresh(service, phone.body.refreshToken)).status).toBe(401);
    expect((await refresh(service, person.refreshToken)).status).toBe(200);
    expect((await logIn(service, person)).status).toBe(401);
    expect((await logIn(service, { ...person, password: NEXT })).status).toBe(200);
    expect(await endings(person)).toEqual(['password_changed']);
    expect(await noticed(person)).toEqual(['password_changed']);
  });

  it('voids a reset that waits in the mailbox', async () => {
    const person = await aPerson(service);
    const token = await resetToken(person);
    await change(person, { currentPassword: person.password, newPassword: NEXT });
    expect((await reset(token, 'somebody else’s choice')).status).toBe(410);
  });

  it('is done by one of two at once', async () => {
    const person = await aPerson(service);
    const body = (newPassword: string) => ({ currentPassword: person.password, newPassword });
    const answers = await Promise.all([
      change(person, body('the first of two boats')),
      change(person, body('the second of two boats')),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 401]);
  });

  it.each([
    [{ currentPassword: 'not the password', newPassword: NEXT }, 401, 'wrong_credentials'],
    [{ newPassword: NEXT }, 422, 'invalid_request'],
    [{ currentPassword: 'x', newPassword: 'short' }, 422, 'invalid_request'],
  ])('is refused to %j', async (body, status, code) => {
    const person = await aPerson(service);
    const answer = await change(person, body);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect((await logIn(service, person)).status).toBe(200);
  });

  it('names the new password when that is the common one', async () => {
    const person = await aPerson(service);
    const answer = await change(person, { currentPassword: person.password, newPassword: 'odyssey2026' });
    expect(answer.body).toMatchObject({ code: 'common_password', errors: [{ pointer: '/newPassword' }] });
  });

  it('sets a first one for who has none, behind a fresh log-in', async () => {
    const person = await aPerson(service);
    await service.rows('update users set password_hash = null where id = $1', [person.id]);
    const [{ id: sid } = { id: '' }] = await service.rows<{ id: string }>(
      'select id from sessions where owner_id = $1',
      [person.id],
    );
    const late = asUser(person.id, { sessionId: sid, authTime: new Date(Date.now() - 16 * 60_000) });
    const stale = await service.http(late).post('/v1/auth/password/change', { newPassword: NEXT });
    expect([stale.status, stale.body.code]).toEqual([403, 'reauthentication_required']);
    const guessed = await change(person, { currentPassword: 'anything', newPassword: NEXT });
    expect(guessed.status).toBe(401);
    expect((await change(person, { newPassword: NEXT })).status).toBe(204);
    expect((await logIn(service, { ...person, password: NEXT })).status).toBe(200);
  });

  it('needs a token', async () => {
    const nobody = withToken(service, 'nonsense');
    expect((await nobody.post('/v1/auth/password/change', { newPassword: NEXT })).status).toBe(401);
  });
});
