import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SessionRevoked } from '@odyssey/contracts';
import { ErasedPeople, Transactions } from '@odyssey/events';
import { asUser, TestClient, type TestService, TestTokens, testService, waitUntil } from '@odyssey/testing';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { DataSource } from 'typeorm';
import { PersonalTokens } from '../src/access/personal-tokens.ts';
import { newId, RevokedSessions, SECOND_FACTOR_PENDING, writePersonalToken } from '../src/index.ts';
import { notes } from './notes/service.ts';

let service: TestService;
beforeAll(async () => {
  service = await testService(notes, { env: { ODYSSEY_LOG_LEVEL: 'silent' } });
});
afterAll(() => service.close());

const withToken = (token: string) => new TestClient(service.app, async () => token);
const now = () => Math.floor(Date.now() / 1000);

describe('a route with a scope', () => {
  it('asks for a token', async () => {
    const answer = await service.http().get('/v1/notes');
    expect(answer).toMatchObject({
      status: 401,
      body: { code: 'unauthenticated' },
      headers: { 'www-authenticate': 'Bearer' },
    });
  });

  it('needs that scope', async () => {
    const reader = asUser(undefined, { scopes: ['notes:read'] });
    expect((await service.http(reader).get('/v1/notes')).status).toBe(200);
    const refused = await service.http(reader).post('/v1/notes', { title: 'x' });
    expect(refused).toMatchObject({ status: 403, body: { code: 'insufficient_scope' } });
    expect(refused.headers['www-authenticate']).toContain('scope="notes:write"');
  });

  const user = asUser();
  it.each([
    ['of an issuer we do not know', { iss: 'https://elsewhere.example' }],
    ['for someone else', { aud: 'another' }],
    ['that has expired', { exp: now() - 60 }],
    ['that is not valid yet', { nbf: now() + 120 }],
    ['without an end', { exp: undefined }],
    ['without a session', { sid: undefined }],
    ['without a person', { sub: 'service:goals' }],
  ])('refuses a token %s', async (_what, claims) => {
    const answer = await withToken(await service.tokens.ofPerson(user, claims)).get('/v1/notes');
    expect(answer).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
  });

  it('forgives clocks that differ by half a minute', async () => {
    const token = await service.tokens.ofPerson(user, { exp: now() - 20, nbf: now() + 20 });
    expect((await withToken(token).get('/v1/notes')).status).toBe(200);
  });

  it('refuses what nobody signed, and what is signed in another way', async () => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims = {
      sub: user.userId,
      sid: user.sessionId,
      scope: '*',
      auth_time: now(),
      exp: now() + 60,
      aud: 'odyssey',
    };
    const none = `${part({ alg: 'none' })}.${part(claims)}.`;
    const hmac = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', kid: 'test' })
      .sign(Buffer.from('x'.repeat(32)));
    for (const token of [none, hmac, 'x.y.z', 'rubbish'])
      expect((await withToken(token).get('/v1/notes')).status).toBe(401);
  });

  it('refuses the token of a service', async () => {
    expect((await service.asService('ai').get('/v1/notes')).status).toBe(401);
  });
});

describe('a session that was ended', () => {
  it('is refused although its token has not expired; another session of the person is not', async () => {
    const user = asUser();
    const other = asUser(user.userId);
    expect((await service.http(user).get('/v1/notes')).status).toBe(200);
    const event = SessionRevoked.example({ sessionId: user.sessionId }, { subject: user.userId });
    expect(await service.deliver(event)).toBe('handled');
    expect(await service.deliver(event)).toBe('duplicate');
    const refused = async () => (await service.http(user).get('/v1/notes')).status === 401;
    await waitUntil(refused, { within: 1_200, what: 'the session is refused within a second' });
    expect((await service.http(other).get('/v1/notes')).status).toBe(200);
  });

  it('is not ended under another name, and its own end still counts after that', async () => {
    const [user, stranger] = [asUser(), asUser()];
    const told = (by: string) =>
      service.deliver(SessionRevoked.example({ sessionId: user.sessionId }, { subject: by, id: newId() }));
    const sessions = service.get(RevokedSessions);
    const refused = () => sessions.has(user.userId, user.sessionId);
    expect(await told(stranger.userId)).toBe('handled');
    expect(await sessions.has(stranger.userId, user.sessionId)).toBe(true);
    // What is read is read once a second: this begins after the end was told.
    expect(await new RevokedSessions(service.get(DataSource)).has(user.userId, user.sessionId)).toBe(false);
    expect((await service.http(user).post('/v1/notes', { title: 'Still here' })).status).toBe(201);
    expect(await told(user.userId)).toBe('handled');
    expect(await told(stranger.userId)).toBe('handled');
    expect(await refused()).toBe(true);
    expect(await new RevokedSessions(service.get(DataSource)).has(user.userId, user.sessionId)).toBe(true);
    expect((await service.http(user).post('/v1/notes', { title: 'Gone' })).status).toBe(401);
  });

  it('is ended for everybody when the release before has written its end', async () => {
    const user = asUser();
    await service.rows('insert into revoked_sessions (session_id, revoked_at) values ($1, now())', [
      user.sessionId,
    ]);
    expect(await new RevokedSessions(service.get(DataSource)).has(user.userId, user.sessionId)).toBe(true);
    expect(
      await service.deliver(
        SessionRevoked.example({ sessionId: user.sessionId }, { subject: asUser().userId, id: newId() }),
      ),
    ).toBe('handled');
    expect(await new RevokedSessions(service.get(DataSource)).has(user.userId, user.sessionId)).toBe(true);
  });
});

describe('a person who was erased', () => {
  it('is refused, and nobody else', async () => {
    const [gone, stays] = [asUser(), asUser()];
    await service
      .get(Transactions)
      .forPerson(gone.userId, (tx) => service.get(ErasedPeople).mark(tx, gone.userId));
    expect((await service.http(gone).get('/v1/notes')).status).toBe(401);
    expect((await service.http(stays).get('/v1/notes')).status).toBe(200);
  });
});

describe('a sensitive route', () => {
  it('wants a password entered in the last 15 minutes', async () => {
    const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);
    const old = asUser(undefined, { authTime: minutesAgo(16) });
    expect(await service.http(old).post('/v1/sensitive')).toMatchObject({
      status: 403,
      body: { code: 'reauthentication_required' },
    });
    expect(
      (await service.http(asUser(undefined, { authTime: minutesAgo(14) })).post('/v1/sensitive')).status,
    ).toBe(204);
  });
});

describe('who has shown no second factor where one is demanded', () => {
  const pending = asUser(undefined, { scopes: [SECOND_FACTOR_PENDING] });

  it.each([
    ['get', '/v1/notes'],
    ['post', '/v1/notes'],
    ['post', '/v1/sensitive'],
  ] as const)('is told so at %s %s, which does not lead to one', async (method, path) => {
    expect(await service.http(pending)[method](path)).toMatchObject({
      status: 403,
      body: { code: 'second_factor_required', detail: expect.stringContaining('/v1/auth/mfa') },
    });
  });

  it('gets where the route says so, and nobody else gets there by it', async () => {
    const read = (user: ReturnType<typeof asUser>, etag = '') =>
      service.http(user).get('/v1/before', etag ? { 'if-none-match': etag } : {});
    expect(await read(pending)).toMatchObject({ status: 200, body: { pending: true } });
    expect((await read(asUser(undefined, { scopes: ['notes:write'] }))).body.code).toBe('insufficient_scope');
    const whole = await read(asUser());
    expect(whole).toMatchObject({ status: 200, body: { pending: false }, headers: { etag: '"1"' } });
    // What it says of the session is not in the version: it is never "not modified".
    expect(await read(pending, '"1"')).toMatchObject({ status: 200, body: { pending: true } });
    expect((await read(pending)).headers.etag).toBeUndefined();
    expect((await read(asUser(), '"1"')).status).toBe(304);
  });

  it('does so by no personal access token', async () => {
    const found = async (scopes: string[]) =>
      new PersonalTokens({
        find: async () => ({
          tokenId: newId(),
          userId: pending.userId,
          scopes,
          expiresAt: new Date(Date.now() + 60_000),
          timeZone: 'UTC',
          locale: 'en',
        }),
      }).person(writePersonalToken(newId(), Buffer.alloc(32)), '198.51.100.7');
    await expect(found([SECOND_FACTOR_PENDING])).rejects.toMatchObject({
      def: { code: 'second_factor_required' },
    });
    expect((await found(['notes:read'])).userId).toBe(pending.userId);
  });
});

describe('an internal route', () => {
  const user = asUser();
  const behalf = { 'odyssey-user': user.userId };

  it('knows the service that calls and the person it calls for', async () => {
    expect(await service.asService('ai').get('/internal/whoami', behalf)).toMatchObject({
      status: 200,
      body: { service: 'ai', userId: user.userId },
    });
    expect((await service.asService('ai').get('/internal/whoami')).body.code).toBe('malformed_request');
  });

  it('is for the services that it names', async () => {
    expect(await service.asService('goals').get('/internal/whoami', behalf)).toMatchObject({
      status: 403,
      body: { code: 'insufficient_scope' },
    });
  });

  it('refuses people, and tokens made for another service', async () => {
    expect((await service.http(user).get('/internal/whoami', behalf)).status).toBe(401);
    const forMemory = await service.tokens.ofService('ai', 'memory');
    expect((await withToken(forMemory).get('/internal/whoami', behalf)).status).toBe(401);
  });
});

describe('the keys of auth', () => {
  let auth: Server;
  let fetches = 0;
  let keys: object[] = [];
  let alive = true;
  let url: string;
  beforeAll(async () => {
    auth = createServer((_request, response) => {
      fetches += 1;
      response.statusCode = alive ? 200 : 500;
      response.end(JSON.stringify({ keys }));
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => auth.once('listening', resolve));
    url = `http://127.0.0.1:${(auth.address() as AddressInfo).port}`;
  });
  afterAll(() => void auth.close());

  async function signer(kid: string) {
    const { privateKey, publicKey } = await generateKeyPair('ES256');
    const jwk = { ...(await exportJWK(publicKey)), kid, alg: 'ES256' };
    const user = asUser();
    const token = () =>
      new SignJWT({
        sub: user.userId,
        sid: user.sessionId,
        scope: '*',
        auth_time: now(),
        iss: service.issuer,
        aud: 'odyssey',
        exp: now() + 60,
      })
        .setProtectedHeader({ alg: 'ES256', kid, typ: 'at+jwt' })
        .sign(privateKey);
    return { jwk, token };
  }

  /** A service that knows auth only by its address. */
  async function asking() {
    const other = await testService(notes, { env: { ODYSSEY_LOG_LEVEL: 'silent', ODYSSEY_AUTH_URL: url } });
    const ask = async (token: string) =>
      (await new TestClient(other.app, async () => token).get('/v1/notes')).status;
    return { ask, close: () => other.close() };
  }

  it('are fetched once for all who wait, and not again for every unknown key', async () => {
    const [known, unknown] = [await signer('one'), await signer('two')];
    keys = [known.jwk];
    const { ask, close } = await asking();
    try {
      const token = await known.token();
      const asked = fetches;
      expect(await Promise.all(Array.from({ length: 20 }, () => ask(token)))).toEqual(Array(20).fill(200));
      expect(fetches - asked).toBe(1);
      for (let i = 0; i < 10; i += 1) expect(await ask(await unknown.token())).toBe(401);
      expect(fetches - asked).toBe(1);
    } finally {
      await close();
    }
  });

  it('leave auth in peace while it is away, and those last seen stay good', async () => {
    const known = await signer('one');
    keys = [known.jwk];
    const { ask, close } = await asking();
    try {
      const token = await known.token();
      alive = false;
      expect(await ask(token)).toBe(503);
      const asked = fetches;
      expect(await Promise.all(Array.from({ length: 5 }, () => ask(token)))).toEqual(Array(5).fill(503));
      expect(fetches).toBe(asked);
      alive = true;
      await waitUntil(async () => (await ask(token)) === 200, { within: 3_000, what: 'auth is asked again' });
      alive = false;
      expect(await ask(token)).toBe(200);
    } finally {
      alive = true;
      await close();
    }
  });
});

describe('another test service', () => {
  it('does not trust these tokens: each has keys of its own', async () => {
    const foreign = await TestTokens.create(service.issuer);
    expect((await withToken(await foreign.ofPerson(asUser())).get('/v1/notes')).status).toBe(401);
  });
});
