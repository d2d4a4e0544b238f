import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Clock } from '@odyssey/platform';
import { type TestService, testService } from '@odyssey/testing';
import { createLocalJWKSet, decodeProtectedHeader, type JSONWebKeySet, jwtVerify } from 'jose';
import { auth } from '../src/service.ts';
import { KEY_LIFE, PUBLISHED_BEHIND } from '../src/tokens/key.rules.ts';
import { Keyring } from '../src/tokens/keyring.ts';
import { aPerson, logIn, withToken } from './auth-client.ts';

let service: TestService;
beforeAll(async () => {
  service = await testService(auth);
});
afterAll(() => service.close());

const issuer = () => process.env.ODYSSEY_PUBLIC_URL ?? '';
const jwks = async (from = service) => (await from.http().get<JSONWebKeySet>('/.well-known/jwks.json')).body;
const kids = async (from = service) => (await jwks(from)).keys.map(({ kid }) => kid);
const basic = (name: string, secret: string) => ({
  authorization: `Basic ${Buffer.from(`${name}:${secret}`).toString('base64')}`,
});
const secretOf = (name: string) => process.env[`ODYSSEY_${name.toUpperCase()}_SECRET`] ?? '';

describe('an access token', () => {
  it('says who, where and for how long, and is verified by the JWKS alone', async () => {
    const person = await aPerson(service);
    const { payload, protectedHeader } = await jwtVerify(
      person.accessToken,
      createLocalJWKSet(await jwks()),
      {
        issuer: issuer(),
        audience: 'odyssey',
        algorithms: ['ES256'],
      },
    );
    expect(protectedHeader).toMatchObject({ alg: 'ES256', kid: expect.any(String) });
    expect(payload).toMatchObject({
      sub: person.id,
      sid: expect.any(String),
      scope: '*',
      zoneinfo: 'Europe/Lisbon',
      locale: 'en',
    });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(600);
    expect(Math.abs(Number(payload.auth_time) - Date.now() / 1000)).toBeLessThan(5);
  });
});

describe('the JWKS', () => {
  it('has public halves only, may be cached, and shows the next key before it signs', async () => {
    const { headers, body } = await service.http().get<JSONWebKeySet>('/.well-known/jwks.json');
    expect(headers['cache-control']).toBe('public, max-age=300');
    expect(body.keys).toHaveLength(2);
    for (const key of body.keys)
      expect(Object.keys(key).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']);
    const stored = JSON.stringify(await service.rows('select * from signing_keys'));
    expect(stored).not.toContain('"d"');
  });

  it('rotates: the known next key signs, old tokens stay good, then the old key goes', async () => {
    const rotating = await testService(auth);
    try {
      const [keyring, clock] = [rotating.get(Keyring), rotating.get(Clock)];
      const passed = (ms: number) => {
        clock.now = () => new Date(Date.now() + ms);
      };
      const kidOf = async () => decodeProtectedHeader((await aPerson(rotating)).accessToken).kid;
      const before = await kids(rotating);
      const first = await kidOf();
      expect(first).toBe(before[0]);
      passed(KEY_LIFE + 1_000);
      await keyring.rotate();
      expect(await kidOf()).toBe(before[1]);
      expect(await kids(rotating)).toEqual([...before, expect.any(String)]);
      passed(KEY_LIFE + PUBLISHED_BEHIND + 2_000);
      await keyring.rotate();
      expect(await kids(rotating)).not.toContain(first);
    } finally {
      await rotating.close();
    }
  });

  it('is the same for replicas that start together', async () => {
    const keyring = service.get(Keyring);
    const before = await kids();
    await Promise.all(Array.from({ length: 5 }, () => keyring.rotate()));
    expect(await kids()).toEqual(before);
    await service.rows('delete from signing_keys');
    await Promise.all(Array.from({ length: 5 }, () => keyring.rotate()));
    expect(await kids()).toHaveLength(2);
    const person = await aPerson(service);
    expect((await person.http.get('/v1/auth/me')).status).toBe(200);
  });
});

describe('a key sealed with another secret', () => {
  it('still verifies, while a new one signs', async () => {
    const person = await aPerson(service);
    const old = decodeProtectedHeader(person.accessToken).kid ?? '';
    await service.rows('update signing_keys set sealed_private_jwk = $1', ['another secret made this']);
    await service.get(Keyring).rotate();
    const { body } = await logIn(service, person);
    expect(decodeProtectedHeader(body.accessToken).kid).not.toBe(old);
    expect((await person.http.get('/v1/auth/me')).status).toBe(200);
  });
});

describe('service tokens', () => {
  const ask = (headers: Record<string, string>, body: unknown = { audience: 'goals' }) =>
    service.http().post('/internal/service-tokens', body, headers);

  it('are for one target and five minutes', async () => {
    const { status, body } = await ask(basic('archival', secretOf('archival')));
    expect([status, body.expiresIn]).toEqual([200, 300]);
    const { payload } = await jwtVerify(body.accessToken, createLocalJWKSet(await jwks()), {
      issuer: issuer(),
      audience: 'goals',
    });
    expect(payload).toMatchObject({ sub: 'service:archival', aud: 'goals' });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(300);
  });

  it.each([
    ['nobody', {}],
    ['a wrong secret', basic('archival', 'a wrong secret of some length')],
    ["another service's secret", basic('archival', secretOf('goals'))],
    ['an unknown service', basic('intruder', secretOf('archival'))],
    ['an empty secret', basic('archival', '')],
    ['nonsense', { authorization: 'Basic !!!' }],
  ])('are not for %s', async (_who, headers) => {
    const { status, body } = await ask(headers);
    expect([status, body.code]).toEqual([401, 'unauthenticated']);
  });

  it('are only for services there are', async () => {
    const proof = basic('archival', secretOf('archival'));
    expect((await ask(proof, { audience: 'odyssey' })).status).toBe(422);
    expect((await ask(proof, {})).status).toBe(422);
  });

  it('are no access tokens of people, nor those of people service tokens', async () => {
    const { body } = await ask(basic('archival', secretOf('archival')), { audience: 'auth' });
    const person = await aPerson(service);
    expect((await withToken(service, body.accessToken).get('/v1/auth/me')).status).toBe(401);
    expect((await person.http.get(`/internal/user-data/${person.id}`)).status).toBe(401);
    expect((await withToken(service, body.accessToken).get(`/internal/user-data/${person.id}`)).status).toBe(
      200,
    );
  });
});
