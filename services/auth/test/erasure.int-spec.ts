import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  AuthErasureCompleted,
  ErasureCancelled,
  ErasureProgressed,
  ErasureRequested,
  ErasureScheduled,
  SessionRevoked,
  UserDeleted,
  UserErasureRequested,
} from '@odyssey/contracts';
import { newId } from '@odyssey/platform';
import { asUser, type TestService, testService, waitUntil } from '@odyssey/testing';
import { hashReceipt } from '@odyssey/user-data';
import { auth } from '../src/service.ts';
import { aPerson, logIn, type Person, refresh } from './auth-client.ts';
import { addPasskey, enableMfa } from './factors.ts';

let service: TestService;
beforeAll(async () => {
  service = await testService(auth);
});
afterAll(() => service.close());

const of = (person: Person) => ({ subject: person.id, id: newId() });
const published = async (person: Person) =>
  (await service.published()).filter((event) => event.subject === person.id);

describe('asking to be erased', () => {
  it('is accepted with a receipt that only its hash is kept of', async () => {
    const person = await aPerson(service);
    const { status, body, headers } = await person.http.delete('/v1/auth/me?coolOffSeconds=60');
    expect(status).toBe(202);
    expect(headers.location).toBe(`/v1/privacy/erasures/${body.id}`);
    expect(body).toEqual({
      id: expect.any(String),
      status: 'scheduled',
      runsAt: expect.any(String),
      receipt: expect.any(String),
    });
    expect(Math.abs(Date.parse(body.runsAt) - Date.now() - 60_000)).toBeLessThan(5_000);
    const [event] = (await service.published(UserErasureRequested)).filter(
      ({ subject }) => subject === person.id,
    );
    expect(event?.data).toEqual({
      userId: person.id,
      erasureId: body.id,
      receiptHash: hashReceipt(body.receipt),
      coolOffSeconds: 60,
      requestedAt: expect.any(String),
    });
    expect(
      JSON.stringify(await service.rows('select * from users where id = $1', [person.id])),
    ).not.toContain(body.receipt);
    expect((await logIn(service, person)).status).toBe(200);
  });

  it('waits a week when nothing else is said', async () => {
    const person = await aPerson(service);
    const { body } = await person.http.delete('/v1/auth/me');
    expect(Math.round((Date.parse(body.runsAt) - Date.now()) / 86_400_000)).toBe(7);
  });

  it('is refused a second time, and accepted again when the first was cancelled', async () => {
    const person = await aPerson(service);
    const { body: first } = await person.http.delete('/v1/auth/me');
    const second = await person.http.delete('/v1/auth/me');
    expect([second.status, second.body.code]).toEqual([409, 'erasure_already_scheduled']);
    expect(second.body.detail).toContain(first.id);
    const cancelled = ErasureCancelled.example({ erasureId: first.id }, of(person));
    await service.deliver(cancelled);
    await service.deliver(cancelled);
    expect((await person.http.delete('/v1/auth/me')).status).toBe(202);
  });

  it('is refused when archival has one waiting already', async () => {
    const person = await aPerson(service);
    const scheduled = ErasureScheduled.example({ erasureId: newId() }, of(person));
    await service.deliver(scheduled);
    await service.deliver(scheduled);
    expect((await person.http.delete('/v1/auth/me')).status).toBe(409);
  });

  it('needs a password that was entered lately', async () => {
    const person = await aPerson(service);
    const late = service.http(asUser(person.id, { authTime: new Date(Date.now() - 16 * 60_000) }));
    const { status, body } = await late.delete('/v1/auth/me');
    expect([status, body.code]).toEqual([403, 'reauthentication_required']);
    expect((await service.http().delete('/v1/auth/me')).status).toBe(401);
  });

  it.each(['coolOffSeconds=-1', 'coolOffSeconds=2592001', 'coolOffSeconds=soon', 'now=true'])(
    'refuses ?%s',
    async (query) => {
      const person = await aPerson(service);
      expect((await person.http.delete(`/v1/auth/me?${query}`)).status).toBe(422);
    },
  );
});

describe('an erasure that begins', () => {
  it('ends every session and log-in of this person once, and of nobody else', async () => {
    const [person, stranger] = [await aPerson(service), await aPerson(service)];
    const phone = await logIn(service, person);
    const event = ErasureRequested.example({ erasureId: newId() }, of(person));
    await service.deliver(event);
    await service.deliver(event);
    const refused = await logIn(service, person);
    expect([refused.status, refused.body.code]).toEqual([401, 'wrong_credentials']);
    expect((await refresh(service, person.refreshToken)).status).toBe(401);
    expect((await refresh(service, phone.body.refreshToken)).status).toBe(401);
    await waitUntil(async () => (await person.http.get('/v1/auth/me')).status === 401, {
      within: 10_000,
      what: 'its access token is refused',
    });
    const ended = (await published(person)).filter(({ type }) => type === SessionRevoked.type);
    expect(ended.map(({ data }) => (data as { reason: string }).reason)).toEqual(['erasure', 'erasure']);
    expect((await stranger.http.get('/v1/auth/me')).status).toBe(200);
    expect((await logIn(service, stranger)).status).toBe(200);
  });

  it('keeps the account until only auth remains, and erases it then, once', async () => {
    const [person, stranger] = [await aPerson(service), await aPerson(service)];
    await enableMfa(service, person);
    await addPasskey(service, person);
    const erasureId = newId();
    await service.deliver(ErasureRequested.example({ erasureId }, of(person)));
    await service.deliver(
      ErasureProgressed.example({ erasureId, completed: ['goals'], remaining: ['auth', 'ai'] }, of(person)),
    );
    expect(await service.rows('select 1 from users where id = $1', [person.id])).toHaveLength(1);
    const last = ErasureProgressed.example(
      { erasureId, completed: ['goals', 'ai'], remaining: ['auth'] },
      of(person),
    );
    await service.deliver(last);
    await service.deliver(last);
    for (const sql of [
      'select 1 from users where id = $1',
      'select 1 from sessions where owner_id = $1',
      'select 1 from refresh_tokens where owner_id = $1',
    ]) {
      expect(await service.rows(sql, [person.id])).toEqual([]);
      expect(await service.rows(sql, [stranger.id])).not.toEqual([]);
    }
    const told = (await published(person)).filter(
      ({ type }) => type === UserDeleted.type || type === AuthErasureCompleted.type,
    );
    expect(told.map(({ type, data }) => [type, data])).toEqual([
      [UserDeleted.type, { userId: person.id, erasureId, deletedAt: expect.any(String) }],
      [
        AuthErasureCompleted.type,
        {
          erasureId,
          counts: {
            users: 1,
            sessions: 1,
            refreshTokens: 0,
            'personal-tokens': 0,
            'security-events': 4,
            authenticators: 1,
            'recovery-codes': 10,
            'wrong-codes': 0,
            passkeys: 1,
            'passkey-challenges': 0,
            identities: 0,
            'oidc-flows': 0,
            'one-use-tokens': 0,
            'security-mails': 0,
          },
          completedAt: expect.any(String),
        },
      ],
    ]);
    // Registered and gone: a consumer that compares versions must not take the last event for an old one.
    expect(told[0]?.aggregate).toEqual({ type: 'user', id: person.id, version: 2 });
  });

  it('lets the address be used again, by somebody who has nothing of the former', async () => {
    const person = await aPerson(service);
    const erasureId = newId();
    await service.deliver(ErasureRequested.example({ erasureId }, of(person)));
    await service.deliver(
      ErasureProgressed.example({ erasureId, completed: [], remaining: ['auth'] }, of(person)),
    );
    const again = await aPerson(service, { email: person.email });
    expect(again.id).not.toBe(person.id);
    expect((await again.http.get('/v1/auth/me')).status).toBe(200);
  });
});

describe('what is kept about a person', () => {
  it('goes to archival alone: the account and its sessions, without hashes', async () => {
    const person = await aPerson(service);
    await logIn(service, person);
    const { status, body } = await service.asService('archival').get(`/internal/user-data/${person.id}`);
    expect(status).toBe(200);
    const lines = String(body)
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.at(-1)).toMatchObject({ counts: { users: 1, sessions: 2, 'security-events': 3 } });
    expect(String(body)).toContain(person.email);
    expect(String(body)).not.toMatch(/argon2|odyssey_rt_/);
    expect((await service.asService('goals').get(`/internal/user-data/${person.id}`)).status).toBe(403);
    expect((await person.http.get(`/internal/user-data/${person.id}`)).status).toBe(401);
  });
});
