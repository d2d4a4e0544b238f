import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { UserProfileChanged } from '@odyssey/contracts';
import { asUser, type TestService, testService, waitUntil } from '@odyssey/testing';
import { auth } from '../src/service.ts';
import { aPerson, logIn, type Person, withToken } from './auth-client.ts';
import { CHANGE, MailedAuth, NOTICE, PUBLIC_URL, RESET, VERIFY, WANTED } from './mailed.ts';

let house: MailedAuth;
let service: TestService;
beforeAll(async () => {
  house = await MailedAuth.start();
  service = house.service;
});
afterAll(() => house[Symbol.asyncDispose]());

const verify = (token: string, by?: Person) =>
  service.http().post('/v1/auth/email/verify', { token, ...(by && { password: by.password }) });
const change = (person: Person, email: string) => person.http.post('/v1/auth/email/change', { email });
const me = async (person: Person) => (await person.http.get('/v1/auth/me')).body;
const anAddress = () => `new.${randomUUID()}@example.org`;
const kinds = async (person: Person) =>
  (await person.http.get('/v1/auth/security-events')).body.items.map(({ kind }: { kind: string }) => kind);

describe('an address', () => {
  it('is verified by the link that registering sends, once, and everybody hears of it', async () => {
    const person = await aPerson(service);
    const { token, text } = await house.mail(person.email, VERIFY);
    expect(text).toContain(`${PUBLIC_URL}/account/verify-email#token=${token}`);
    expect((await me(person)).emailVerified).toBe(false);
    const verified = await verify(token, person);
    expect([verified.status, verified.body]).toMatchObject([
      200,
      { id: person.id, email: person.email, emailVerified: true },
    ]);
    const again = await verify(token);
    expect([again.status, again.body.code]).toEqual([410, 'invalid_mail_token']);
    const told = (await service.published(UserProfileChanged)).filter(({ subject }) => subject === person.id);
    expect(told.map(({ data }) => data.emailVerified)).toEqual([true]);
    expect(await kinds(person)).toContain('email_verified');
  });

  it('is verified by one of those who use a link at the same moment', async () => {
    const person = await aPerson(service);
    const { token } = await house.mail(person.email, VERIFY);
    const answers = await Promise.all(Array.from({ length: 8 }, () => verify(token)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(7).fill(410)]);
  });

  it('is asked for again: the newest link counts, and only so many are sent an hour', async () => {
    const person = await aPerson(service);
    const first = await house.mail(person.email, VERIFY);
    const again = () => person.http.post('/v1/auth/email/verification');
    expect((await again()).status).toBe(202);
    const second = await house.mail(person.email, VERIFY, 2);
    expect((await verify(first.token)).status).toBe(410);
    for (let i = 0; i < 3; i += 1) expect((await again()).status).toBe(202);
    const refused = await again();
    expect([refused.status, refused.body.code]).toEqual([429, 'rate_limited']);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(3_000);
    const newest = await house.mail(person.email, VERIFY, 5);
    expect((await verify(second.token)).status).toBe(410);
    expect((await verify(newest.token, person)).status).toBe(200);
    const done = await again();
    expect([done.status, done.body.code]).toEqual([409, 'email_already_verified']);
  });

  it('is not verified a day later, nor with what was never mailed, in the same words', async () => {
    const person = await aPerson(service);
    const { token } = await house.mail(person.email, VERIFY);
    await service.rows('update one_use_tokens set expires_at = now() where owner_id = $1', [person.id]);
    const [late, unknown] = [await verify(token), await verify('odyssey_mt_unknown')];
    expect([late.status, late.body.detail]).toEqual([unknown.status, unknown.body.detail]);
    expect((await me(person)).emailVerified).toBe(false);
  });

  it('is kept as a hash of its token, and purged', async () => {
    const person = await aPerson(service);
    const { token } = await house.mail(person.email, VERIFY);
    const stored = JSON.stringify([
      await service.rows('select * from one_use_tokens'),
      await service.rows('select data, output from jobs.job'),
      await service.rows('select * from outbox'),
    ]);
    expect(stored).not.toContain(token);
    expect(await service.jobs('send-security-mail')).toContainEqual({
      userId: person.id,
      purpose: 'verify_email',
    });
  });
});

describe('another address', () => {
  it('is taken over when its mailbox has been read, and the old one is told before', async () => {
    const person = await aPerson(service);
    const stale = await house.mail(person.email, VERIFY);
    const email = anAddress();
    expect((await change(person, email)).status).toBe(202);
    const { token, text } = await house.mail(email, CHANGE);
    expect(text).toContain(`#token=${token}&for=change\n`);
    await house.mail(person.email, NOTICE);
    expect((await me(person)).email).toBe(person.email);
    expect((await verify(token)).body).toMatchObject({ email, emailVerified: true });
    expect((await verify(stale.token)).status).toBe(410);
    expect((await logIn(service, { ...person, email })).status).toBe(200);
    expect((await logIn(service, person)).status).toBe(401);
    expect(await kinds(person)).toEqual(expect.arrayContaining(['email_change_requested', 'email_changed']));
  });

  it('opens nothing with what was mailed to the old one', async () => {
    const person = await aPerson(service);
    await service.http().post('/v1/auth/password/forgot', { email: person.email });
    const reset = await house.mail(person.email, RESET);
    const email = anAddress();
    await change(person, email);
    await verify((await house.mail(email, CHANGE)).token);
    const password = 'a boat on the other shore';
    const used = await service.http().post('/v1/auth/password/reset', { token: reset.token, password });
    expect([used.status, used.body.code]).toEqual([410, 'invalid_mail_token']);
  });

  it('that belongs to somebody gets the same answer; its owner is told, the asker never', async () => {
    const [asker, owner] = [await aPerson(service), await aPerson(service)];
    const [taken, free] = [await change(asker, owner.email), await change(asker, anAddress())];
    expect([taken.status, taken.body]).toEqual([free.status, free.body]);
    const { token, text } = await house.mail(owner.email, WANTED);
    expect([token, text.includes(asker.email), text.includes(asker.id)]).toEqual(['', false, false]);
    expect((await me(owner)).email).toBe(owner.email);
  });

  it('may be registered by somebody else meanwhile: then it is 409, and nothing changes', async () => {
    const person = await aPerson(service);
    const email = anAddress();
    await change(person, email);
    const { token } = await house.mail(email, CHANGE);
    await aPerson(service, { email });
    const late = await verify(token);
    expect([late.status, late.body.code]).toEqual([409, 'email_taken']);
    expect((await me(person)).email).toBe(person.email);
  });

  it('does not fill a stranger’s mailbox, however many accounts ask', async () => {
    const victim = anAddress();
    const askers = await Promise.all([aPerson(service), aPerson(service), aPerson(service)]);
    for (const asker of askers) for (let i = 0; i < 5; i += 1) await change(asker, victim);
    const refused = await change(askers[0] as Person, victim);
    expect([refused.status, refused.body.code]).toEqual([429, 'rate_limited']);
    await house.mail(victim, CHANGE);
    const outcome = `select count(*) filter (where failure = 'address_flooded')::int as flooded,
      count(sent_at)::int as sent from security_mails where address = $1`;
    const settled = await waitUntil(
      async () => {
        const [now] = await service.rows<{ flooded: number; sent: number }>(outcome, [victim]);
        return now && now.flooded + now.sent === 15 ? now : undefined;
      },
      { within: 20_000, what: 'each of them was sent or dropped' },
    );
    expect(settled).toEqual({ flooded: 5, sent: 10 });
  });

  it('needs a fresh log-in, a person, and another address than the present one', async () => {
    const person = await aPerson(service);
    const late = service.http(asUser(person.id, { authTime: new Date(Date.now() - 16 * 60_000) }));
    const old = await late.post('/v1/auth/email/change', { email: anAddress() });
    expect([old.status, old.body.code]).toEqual([403, 'reauthentication_required']);
    expect((await service.http().post('/v1/auth/email/change', { email: anAddress() })).status).toBe(401);
    const same = await change(person, person.email.toUpperCase());
    expect([same.status, same.body.errors[0].pointer]).toEqual([422, '/email']);
  });
});

describe('without a mail server', () => {
  it('who is logged in is told, and nobody else notices', async () => {
    const plain = await testService(auth, { workers: false });
    try {
      const person = await aPerson(plain);
      const http = withToken(plain, person.accessToken);
      for (const [path, body] of [
        ['verification', undefined],
        ['change', { email: anAddress() }],
      ] as const) {
        const answer = await http.post(`/v1/auth/email/${path}`, body);
        expect([answer.status, answer.body.code]).toEqual([503, 'mail_not_configured']);
      }
      const forgot = await plain.http().post('/v1/auth/password/forgot', { email: person.email });
      expect(forgot.status).toBe(202);
      expect(await plain.jobs('send-security-mail')).toEqual([]);
    } finally {
      await plain.close();
    }
  });
});
