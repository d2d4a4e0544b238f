import { type AddressInfo, createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ErasureProgressed, ErasureRequested } from '@odyssey/contracts';
import { newId } from '@odyssey/platform';
import { type TestService, testService, waitUntil } from '@odyssey/testing';
import { SendSecurityMailJob } from '../src/mail/send-security-mail.job.ts';
import { auth } from '../src/service.ts';
import { aPerson, type Person } from './auth-client.ts';
import { MailedAuth, RESET, VERIFY } from './mailed.ts';

interface Kept {
  id: string;
  purpose: string;
  sent_at: Date | null;
  failed_at: Date | null;
  failure: string | null;
}

let house: MailedAuth;
let service: TestService;
beforeAll(async () => {
  house = await MailedAuth.start();
  service = house.service;
});
afterAll(() => house[Symbol.asyncDispose]());

const mailsOf = (person: Person, on = service) =>
  on.rows<Kept>('select * from security_mails where owner_id = $1 order by requested_at', [person.id]);
const settled = (person: Person) =>
  waitUntil(
    async () => {
      const [mail] = await mailsOf(person);
      if (mail?.sent_at || mail?.failed_at) return mail;
      await service.hasten('send-security-mail', { userId: person.id });
      return undefined;
    },
    { within: 20_000, what: 'the mail was sent or given up' },
  );
const run = (
  person: Person,
  id: string,
  { lastAttempt = false, on = service, signal = AbortSignal.timeout(20_000) } = {},
) =>
  on
    .get(SendSecurityMailJob)
    .run({ userId: person.id, purpose: 'verify_email' }, { id, attempt: 1, lastAttempt, signal });
const tokensOf = (person: Person, on = service) =>
  on.rows<{ hash: string; expires_at: Date }>('select * from one_use_tokens where owner_id = $1', [
    person.id,
  ]);

describe('a mail of auth', () => {
  it('is tried again when the server hesitates (451), with a new token; the one before is void', async () => {
    house.mails.refusals.push(451);
    const person = await aPerson(service);
    const { sent_at } = await settled(person);
    expect(sent_at).not.toBeNull();
    const { token } = await house.mail(person.email, VERIFY);
    expect(house.mails.to(person.email)).toHaveLength(1);
    const tokens = await tokensOf(person);
    expect(tokens).toHaveLength(2);
    expect(tokens.filter(({ expires_at }) => expires_at > new Date())).toHaveLength(1);
    expect((await service.http().post('/v1/auth/email/verify', { token })).status).toBe(200);
  });

  it('is given up when the server refuses it (550), and that is kept', async () => {
    house.mails.refusals.push(550);
    const person = await aPerson(service);
    expect(await settled(person)).toMatchObject({ sent_at: null, failure: 'mail_refused' });
    const [job] = await service.rows<{ state: string; retry_count: number }>(
      `select state, retry_count from jobs.job where data->>'userId' = $1`,
      [person.id],
    );
    expect(job).toMatchObject({ state: 'completed', retry_count: 0 });
    expect(house.mails.to(person.email)).toEqual([]);
  });

  it('is sent once, however often its job runs', async () => {
    const person = await aPerson(service);
    const { id } = await settled(person);
    await run(person, id);
    expect(house.mails.to(person.email)).toHaveLength(1);
  });

  it('calls people by name only where the address was shown to be theirs', async () => {
    const person = await aPerson(service, { displayName: 'Visit evil.example' });
    const first = await house.mail(person.email, VERIFY);
    expect(first.text).not.toContain('evil');
    await service.http().post('/v1/auth/email/verify', { token: first.token });
    await service.http().post('/v1/auth/password/forgot', { email: person.email });
    expect((await house.mail(person.email, RESET)).text).toContain('Hello Visit evil.example,');
  });

  it('goes with the account, and is in what the account carries away, without the hash of its token', async () => {
    const person = await aPerson(service);
    const { token } = await house.mail(person.email, VERIFY);
    await settled(person);
    const { body } = await service.asService('archival').get(`/internal/user-data/${person.id}`);
    const kinds = String(body)
      .trim()
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line).kind);
    expect(kinds).toEqual(expect.arrayContaining(['security-mails', 'one-use-tokens']));
    const [{ hash } = { hash: '' }] = await tokensOf(person);
    expect([String(body).includes(hash), String(body).includes(token)]).toEqual([false, false]);
    const erasureId = newId();
    const of = () => ({ id: newId(), subject: person.id });
    await service.deliver(ErasureRequested.example({ erasureId }, of()));
    await service.deliver(ErasureProgressed.example({ erasureId, remaining: ['auth'] }, of()));
    expect([await mailsOf(person), await tokensOf(person)]).toEqual([[], []]);
  });
});

describe('a mail server that is away', () => {
  it('loses nothing: the job waits and fails, and the last try says so', async () => {
    const away = await testService(auth, { workers: false, env: { ODYSSEY_SMTP_URL: 'smtp://127.0.0.1:1' } });
    try {
      const person = await aPerson(away);
      const [owed] = await mailsOf(person, away);
      await expect(run(person, owed?.id ?? '', { on: away })).rejects.toThrow('ECONNREFUSED');
      expect(await mailsOf(person, away)).toMatchObject([{ sent_at: null, failed_at: null }]);
      await run(person, owed?.id ?? '', { on: away, lastAttempt: true });
      expect(await mailsOf(person, away)).toMatchObject([{ failure: 'mail_unreachable' }]);
    } finally {
      await away.close();
    }
  });

  it('that takes connections and says nothing holds neither a job nor a registration', async () => {
    const sockets = new Set<Socket>();
    const silent = createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => sockets.delete(socket)).on('close', () => sockets.delete(socket));
    });
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const url = `smtp://127.0.0.1:${(silent.address() as AddressInfo).port}`;
    const hanging = await testService(auth, { workers: false, env: { ODYSSEY_SMTP_URL: url } });
    try {
      const person = await aPerson(hanging);
      const [owed] = await mailsOf(person, hanging);
      const signal = AbortSignal.timeout(300);
      await expect(run(person, owed?.id ?? '', { on: hanging, signal })).rejects.toThrow();
      await waitUntil(() => sockets.size === 0, { within: 2_000, what: 'the connection is closed' });
      expect(await mailsOf(person, hanging)).toMatchObject([{ sent_at: null, failed_at: null }]);
    } finally {
      await hanging.close();
      await new Promise((resolve) => silent.close(resolve));
    }
  });
});
