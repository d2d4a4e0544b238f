import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@odyssey/platform';
import { type TestService, testService, waitUntil } from '@odyssey/testing';
import { auth } from '../src/service.ts';
import { withToken } from './auth-client.ts';
import { HostileProvider, type Misbehaviour } from './oidc/hostile-provider.ts';
import { begin, finish } from './oidc/oidc-app.ts';
import { PAGE } from './oidc/real-provider.ts';

const DOOR = '/v1/auth/oidc/hostile';
const DEADLINE = 300;

let service: TestService;
let hostile: HostileProvider;

/** A service that has asked it nothing yet: what a provider says of itself is kept for an hour. */
async function fresh(does: Misbehaviour = {}): Promise<void> {
  await service?.close();
  hostile.will(does);
  service = await testService(auth, {
    env: { ...hostile.env('HOSTILE'), ODYSSEY_OIDC_DEADLINE_MS: String(DEADLINE) },
  });
}

beforeAll(async () => {
  hostile = await HostileProvider.start();
  await fresh();
});
afterEach(() => hostile.will({}));
afterAll(async () => {
  await service?.close();
  await hostile?.[Symbol.asyncDispose]();
});

async function logIn(does: Misbehaviour, more: object = {}) {
  const begun = await begin(service.http(), DOOR);
  hostile.will(does);
  return finish(service.http(), DOOR, {
    ...hostile.visit(begun.authorizationUrl),
    binding: begun.binding,
    ...more,
  });
}

const accounts = async () => (await service.rows('select id from users')).length;

describe('a provider that lies', () => {
  const now = Math.floor(Date.now() / 1000);

  it('is believed while it does not', async () => {
    const { status, body } = await logIn({ claims: { sub: newId(), email: `${newId()}@example.com` } });
    expect([status, body.user?.emailVerified]).toEqual([200, true]);
  });

  it.each<[string, Misbehaviour]>([
    ['another nonce', { claims: { nonce: 'another' } }],
    ['no nonce', { claims: { nonce: undefined } }],
    ['another audience', { claims: { aud: 'another app' } }],
    ['another audience beside ours', { claims: { aud: ['odyssey', 'another app'] } }],
    ['another issuer', { claims: { iss: 'https://accounts.google.com' } }],
    ['a token that has expired', { claims: { exp: now - 120, iat: now - 600 } }],
    ['a token that is not valid yet', { claims: { nbf: now + 600 } }],
    ['a subject that is no text', { claims: { sub: 7 as unknown as string } }],
    ['no subject', { claims: { sub: undefined } }],
    ['alg none', { signedBy: 'nobody' }],
    ['the signature of a stranger', { signedBy: 'a stranger' }],
    ['HS256 with its public key', { signedBy: 'its public key' }],
    ['a key that it does not publish', { signedBy: 'its key, kid unknown' }],
    ['no ID token', { token: 'has no ID token' }],
    ['an invalid code', { token: 'refuses the code' }],
    ['somebody else at userinfo', { claims: { email: undefined }, userinfo: 'somebody else' }],
  ])('by %s logs nobody in', async (_, does) => {
    const before = await accounts();
    const { status, body } = await logIn(does);
    expect([status, body.code]).toEqual([401, 'identity_refused']);
    expect(await accounts()).toBe(before);
  });

  it('about who sent the person back (RFC 9207) is not believed', async () => {
    const { status, body } = await logIn({}, { iss: 'https://accounts.google.com' });
    expect([status, body.code]).toEqual([401, 'identity_refused']);
    expect(
      (await logIn({ claims: { sub: newId(), email: `${newId()}@example.com` } }, { iss: hostile.issuer }))
        .status,
    ).toBe(200);
  });

  it.each([false, 'true', undefined])(
    'says email_verified %j: the account has an address that is not',
    async (email_verified) => {
      const { status, body } = await logIn({
        claims: { sub: newId(), email: `${newId()}@example.com`, email_verified },
      });
      expect([status, body.user.emailVerified]).toEqual([200, false]);
    },
  );

  it('tells the address at userinfo only: then it counts', async () => {
    const email = `${newId()}@example.com`;
    const sub = newId();
    const { body } = await logIn({
      claims: { sub, email: undefined, email_verified: true },
      userinfo: { sub, email, email_verified: false },
    });
    expect(body.user).toMatchObject({ email, emailVerified: false });
  });

  it('tells no address: no account is made of nothing', async () => {
    const sub = newId();
    const { status, body } = await logIn({ claims: { sub, email: undefined }, userinfo: { sub } });
    expect([status, body.code]).toEqual([409, 'identity_without_email']);
  });
});

describe('a provider that is asked to let somebody prove it again', () => {
  const AGAIN = '/v1/auth/reauthenticate/hostile';
  const minutesAgo = (minutes: number) => Math.floor(Date.now() / 1000) - minutes * 60;

  it.each<[string, () => number | undefined, number, string | undefined]>([
    ['now', () => minutesAgo(0), 200, undefined],
    ['before they were asked', () => minutesAgo(5), 401, 'identity_refused'],
    ['at no time', () => undefined, 401, 'identity_refused'],
  ])('and says that they did %s', async (_, at, status, code) => {
    const person = { sub: newId(), email: `${newId()}@example.com` };
    const { body } = await logIn({ claims: person });
    const http = withToken(service, body.accessToken);
    const begun = await begin(http, AGAIN);
    hostile.will({ claims: { ...person, auth_time: at() } });
    const answer = { ...hostile.visit(begun.authorizationUrl), binding: begun.binding };
    const finished = await finish(http, AGAIN, answer);
    expect([finished.status, finished.body.code]).toEqual([status, code]);
  });
});

describe('a provider that is away', () => {
  const isAway = ({ status, body, headers }: Awaited<ReturnType<typeof logIn>>) => {
    expect([status, body.code]).toEqual([503, 'upstream_unavailable']);
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
  };
  const authorize = () => service.http().post(`${DOOR}/authorize`, { redirectUri: PAGE });

  it.each<NonNullable<Misbehaviour['discovery']>>([
    'huge',
    'redirects',
    'another issuer',
    'hangs',
    'plain http elsewhere',
    'no token endpoint',
  ])('at its discovery (%s) stops nothing else, and is left alone for a while', async (discovery) => {
    await fresh({ discovery });
    const asked = hostile.asked.length;
    const began = performance.now();
    isAway(await authorize());
    expect(performance.now() - began).toBeLessThan(DEADLINE + 2_000);
    isAway(await authorize());
    expect(hostile.asked.slice(asked)).toEqual(['/.well-known/openid-configuration']);
    expect((await service.http().get('/v1/auth/oidc/providers')).status).toBe(200);
  });

  it('is asked again when it is back', async () => {
    await fresh({ discovery: 'hangs' });
    isAway(await authorize());
    hostile.will({});
    await waitUntil(async () => (await authorize()).status === 200, {
      within: 10_000,
      what: 'it is asked again',
    });
  });

  it.each<NonNullable<Misbehaviour['token']>>([
    'hangs',
    'trickles',
    'breaks',
    'redirects',
    'refuses the client',
  ])(
    'at its token endpoint (%s): nobody waits longer than the deadline, and its code is not sent twice',
    async (token) => {
      await fresh();
      const begun = await begin(service.http(), DOOR);
      hostile.will({ token });
      const answer = { ...hostile.visit(begun.authorizationUrl), binding: begun.binding };
      const began = performance.now();
      isAway(await finish(service.http(), DOOR, answer));
      expect(performance.now() - began).toBeLessThan(DEADLINE + 2_000);
      expect(hostile.asked.filter((path) => path === '/inside')).toEqual([]);
      hostile.will({});
      const again = await finish(service.http(), DOOR, answer);
      expect([401, 503]).toContain(again.status);
    },
  );

  it('in a way that whoever brings a strange code can provoke does not shut the door for others', async () => {
    await fresh();
    isAway(await logIn({ token: 'breaks' }));
    expect((await logIn({ claims: { sub: newId(), email: `${newId()}@example.com` } })).status).toBe(200);
  });
});
