import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ErasureRequested, SessionRevoked } from '@odyssey/contracts';
import { newId } from '@odyssey/platform';
import { type TestService, testService, waitUntil } from '@odyssey/testing';
import { auth } from '../src/service.ts';
import { SessionsService } from '../src/sessions/sessions.service.ts';
import { aPerson, logIn, refresh, withToken } from './auth-client.ts';

let service: TestService;
beforeAll(async () => {
  service = await testService(auth);
});
afterAll(() => service.close());

const revoked = async (person: { id: string }) =>
  (await service.published(SessionRevoked))
    .filter((event) => event.subject === person.id)
    .map(({ data }) => data.reason);

/** Lets all of a person's exchanges lie so many seconds further back. */
const longAgo = (person: { id: string }, seconds: number) =>
  service.rows(
    `update refresh_tokens set rotated_at = rotated_at - $2 * interval '1 second' where owner_id = $1`,
    [person.id, seconds],
  );

describe('refreshing', () => {
  it('brings new tokens of the same session, and the next refresh token works in turn', async () => {
    const person = await aPerson(service);
    const first = await refresh(service, person.refreshToken);
    expect(first.status).toBe(200);
    expect(first.body.user.id).toBe(person.id);
    expect(first.body.refreshToken).not.toBe(person.refreshToken);
    expect((await withToken(service, first.body.accessToken).get('/v1/auth/me')).status).toBe(200);
    expect((await refresh(service, first.body.refreshToken)).status).toBe(200);
    const claims = (token: string) =>
      JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;
    const [old, fresh] = [claims(person.accessToken), claims(first.body.accessToken)];
    expect([fresh.sid, fresh.auth_time]).toEqual([old.sid, old.auth_time]);
  });

  it('has one winner among twenty racing tabs, and all get the same successor', async () => {
    const person = await aPerson(service);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => refresh(service, person.refreshToken)),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
    const successors = new Set(answers.map(({ body }) => body.refreshToken as string));
    expect(successors.size).toBe(1);
    expect(
      await service.rows('select hash from refresh_tokens where owner_id = $1', [person.id]),
    ).toHaveLength(2);
    expect((await refresh(service, [...successors][0] ?? '')).status).toBe(200);
    expect(await revoked(person)).toEqual([]);
  });

  it('gives the late tab the same successor although the early one has gone on', async () => {
    const person = await aPerson(service);
    const early = await refresh(service, person.refreshToken);
    await refresh(service, early.body.refreshToken);
    const late = await refresh(service, person.refreshToken);
    expect([late.status, late.body.refreshToken]).toEqual([200, early.body.refreshToken]);
  });

  it('ends the whole family when a token comes back after the window, and tells everyone', async () => {
    const person = await aPerson(service);
    const other = await logIn(service, person);
    const next = await refresh(service, person.refreshToken);
    await longAgo(person, 11);
    const replay = await refresh(service, person.refreshToken);
    expect([replay.status, replay.body.code]).toEqual([401, 'invalid_refresh_token']);
    const honest = await refresh(service, next.body.refreshToken);
    expect([honest.status, honest.body.code]).toEqual([401, 'invalid_refresh_token']);
    expect(await revoked(person)).toEqual(['reuse_detected']);
    expect((await withToken(service, other.body.accessToken).get('/v1/auth/me')).status).toBe(200);
    expect((await refresh(service, other.body.refreshToken)).status).toBe(200);
  });

  it('forgives a repetition well inside the window', async () => {
    const person = await aPerson(service);
    const next = await refresh(service, person.refreshToken);
    await longAgo(person, 5);
    expect((await refresh(service, person.refreshToken)).body.refreshToken).toBe(next.body.refreshToken);
  });

  it('refuses what is unknown or expired in the same words', async () => {
    const person = await aPerson(service);
    await service.rows('update refresh_tokens set expires_at = now() where owner_id = $1', [person.id]);
    const expired = await refresh(service, person.refreshToken);
    const unknown = await refresh(service, 'odyssey_rt_unknown');
    expect([expired.status, expired.body.detail]).toEqual([unknown.status, unknown.body.detail]);
    expect(expired.status).toBe(401);
    expect(await revoked(person)).toEqual([]);
  });

  it.each([
    {},
    { refreshToken: 5 },
    { refreshToken: '' },
    { refreshToken: 'x'.repeat(201) },
    { refreshToken: 'x', y: 1 },
  ])('refuses %j as it stands', async (body) => {
    expect((await service.http().post('/v1/auth/refresh', body)).status).toBe(422);
  });
});

describe('logging out', () => {
  it('ends this session alone, at once, and tells everyone once', async () => {
    const [person, stranger] = [await aPerson(service), await aPerson(service)];
    const phone = await logIn(service, person);
    expect((await person.http.post('/v1/auth/logout')).status).toBe(204);
    expect((await refresh(service, person.refreshToken)).status).toBe(401);
    expect(await revoked(person)).toEqual(['logout']);
    expect((await refresh(service, phone.body.refreshToken)).status).toBe(200);
    expect((await stranger.http.get('/v1/auth/me')).status).toBe(200);
    expect((await refresh(service, stranger.refreshToken)).status).toBe(200);
    expect(await revoked(stranger)).toEqual([]);
  });

  it('makes the access token worthless soon after', async () => {
    const person = await aPerson(service);
    await person.http.post('/v1/auth/logout');
    const [session] = await service.rows<{ id: string }>('select id from sessions where owner_id = $1', [
      person.id,
    ]);
    expect(
      await service.rows('select 1 from revoked_sessions where session_id = $1', [session?.id]),
    ).toHaveLength(1);
    await waitUntil(async () => (await person.http.get('/v1/auth/me')).status === 401, {
      within: 10_000,
      what: 'the access token of an ended session is refused',
    });
  });

  it('needs a token', async () => {
    expect((await service.http().post('/v1/auth/logout')).status).toBe(401);
  });
});

describe('a session', () => {
  it('dies with its row after its last day', async () => {
    const person = await aPerson(service);
    await service.get(SessionsService).purge();
    expect(await service.rows('select 1 from sessions where owner_id = $1', [person.id])).toHaveLength(1);
    await service.rows(`update sessions set expires_at = now() - interval '1 second' where owner_id = $1`, [
      person.id,
    ]);
    expect((await refresh(service, person.refreshToken)).status).toBe(401);
    await service.get(SessionsService).purge();
    expect(await service.rows('select 1 from refresh_tokens where owner_id = $1', [person.id])).toEqual([]);
    expect(await service.rows('select 1 from sessions where owner_id = $1', [person.id])).toEqual([]);
  });
});

/** As a script leaves them behind that logs in again and again: open, used one after the other, the last one an hour ago. */
const manySessions = (person: { id: string }, count: number) =>
  service.rows(
    `insert into sessions (id, owner_id, started_at, last_used_at, expires_at, version)
     select gen_random_uuid(), $1, now() - interval '1 day', now() - interval '1 hour' - n * interval '1 second',
       now() + interval '179 days', 1
     from generate_series(1, $2::int) as n`,
    [person.id, count],
  );
const endedOf = async (person: { id: string }) =>
  (
    await service.rows<{ id: string }>(
      'select id from sessions where owner_id = $1 and ended_at is not null order by last_used_at',
      [person.id],
    )
  ).map(({ id }) => id);

describe('very many sessions', () => {
  it('end together within the time of one handler, each told, logged and refused once', async () => {
    const [person, stranger] = [await aPerson(service), await aPerson(service)];
    await manySessions(person, 5_000);
    const event = ErasureRequested.example({ erasureId: newId() }, { subject: person.id, id: newId() });
    await service.deliver(event);
    await service.deliver(event);
    const ended = await endedOf(person);
    expect(ended).toHaveLength(5_001);
    const told = (await service.published(SessionRevoked)).filter(({ subject }) => subject === person.id);
    expect(told).toHaveLength(5_001);
    expect(new Set(told.map(({ data }) => data.sessionId))).toEqual(new Set(ended));
    for (const sql of [
      'select 1 from revoked_sessions where session_id = any($1::uuid[])',
      `select 1 from security_events where kind = 'session_ended' and session_id = any($1::uuid[])`,
    ])
      expect(await service.rows(sql, [ended])).toHaveLength(5_001);
    expect((await stranger.http.get('/v1/auth/me')).status).toBe(200);
  }, 60_000);

  it('are kept to a hundred: each log-in ends some that were not used for longest', async () => {
    const [person, stranger] = [await aPerson(service), await aPerson(service)];
    await manySessions(stranger, 100);
    await manySessions(person, 109);
    const oldest = await service.rows<{ id: string }>(
      'select id from sessions where owner_id = $1 order by last_used_at limit 31',
      [person.id],
    );
    const fresh = await logIn(service, person);
    const eleven = oldest.slice(0, 11).map(({ id }) => id);
    expect(await endedOf(person)).toEqual(eleven);
    expect(await revoked(person)).toEqual(Array(11).fill('revoked'));
    await manySessions(person, 50);
    await logIn(service, person);
    expect(await endedOf(person)).toHaveLength(11 + 20);
    expect((await withToken(service, fresh.body.accessToken).get('/v1/auth/me')).status).toBe(200);
    expect(await endedOf(stranger)).toEqual([]);
  });

  it('end without a word where nobody has come for a month: no token of them is left', async () => {
    const person = await aPerson(service);
    await service.rows(`update sessions set last_used_at = now() - interval '31 days' where owner_id = $1`, [
      person.id,
    ]);
    const { body } = await logIn(service, person);
    expect((await withToken(service, body.accessToken).delete('/v1/auth/sessions')).status).toBe(204);
    expect(await endedOf(person)).toHaveLength(2);
    expect(await revoked(person)).toEqual(['revoked']);
  });
});

describe('a session that is renewed all the time', () => {
  it('is bounded by the day, and no other session with it', async () => {
    const [person, stranger] = [await aPerson(service), await aPerson(service)];
    await service.rows(
      `insert into refresh_tokens (hash, session_id, owner_id, issued_at, expires_at, rotated_at)
       select owner_id::text || n, id, owner_id, now() - n * interval '1 minute', now() + interval '20 days', now()
       from sessions, generate_series(1, 999) as n where owner_id = $1`,
      [person.id],
    );
    expect(await refresh(service, person.refreshToken)).toMatchObject({
      status: 429,
      headers: { 'retry-after': '600' },
      body: { code: 'rate_limited' },
    });
    expect((await refresh(service, stranger.refreshToken)).status).toBe(200);
    await service.rows(
      `update refresh_tokens set issued_at = issued_at - interval '1 day' where owner_id = $1 and rotated_at is not null`,
      [person.id],
    );
    // Nothing was used up by the refusal: the same token renews it the next day.
    expect((await refresh(service, person.refreshToken)).status).toBe(200);
  });
});
