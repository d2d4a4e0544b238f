import type { webcrypto } from 'node:crypto';
import { expect } from '@jest/globals';
import { type DataService, SERVICES, type ServiceName } from '@odyssey/contracts';
import { Introspection, remoteKeys, ServiceTokens, TOKEN_ALGORITHM } from '@odyssey/platform';
import { MatchersV3 } from '@pact-foundation/pact';
import { exportJWK } from 'jose';
import { SOME_ID } from './answer-shape.ts';
import type { CallCase } from './call-suite.ts';

const { eachLike, equal, integer, like, regex } = MatchersV3;

/** The public key of RFC 7515, appendix A.3. */
const KEY = {
  kty: 'EC',
  crv: 'P-256',
  x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
  y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
};
const coordinate = (example: string) => regex('^[A-Za-z0-9_-]{43}$', example);

/** What every service but auth relies on to know who signed a token. */
export const keysCall = (): CallCase => ({
  provider: 'auth',
  method: 'GET',
  path: '/.well-known/jwks.json',
  headers: {},
  given: 'nobody yet',
  answers: {
    status: 200,
    contentType: 'application/json',
    json: {
      keys: eachLike({
        kty: equal(KEY.kty),
        crv: equal(KEY.crv),
        x: coordinate(KEY.x),
        y: coordinate(KEY.y),
        kid: like('2026-05'),
      }),
    },
  },
  call: async (url) => {
    const keys = remoteKeys(new URL('/.well-known/jwks.json', url));
    const found = await keys({ alg: TOKEN_ALGORITHM, kid: '2026-05' }, { payload: '', signature: '' });
    expect(await exportJWK(found as webcrypto.CryptoKey)).toMatchObject(KEY);
  },
});

const NETWORK = '203.0.113.9';
const UNKNOWN_HASH = '0'.repeat(64);

const introspection = (hash: string, answered: Pick<CallCase, 'given' | 'answers' | 'call'>): CallCase => ({
  provider: 'auth',
  method: 'POST',
  path: '/internal/access-tokens/introspect',
  headers: { authorization: 'Basic {credentials}' },
  body: { hash, network: NETWORK },
  ...answered,
});

/** What every service but auth relies on to know what a personal access token stands for. */
export const introspectionCalls = (consumer: DataService): CallCase[] => {
  const given = `a personal access token that ${consumer} is shown`;
  const asked = (url: string, hash: string) => {
    const urls = Object.fromEntries(SERVICES.map((name) => [name, url])) as Record<ServiceName, string>;
    return new Introspection({ service: consumer, secret: 'a secret of the service', urls }).find(
      hash,
      NETWORK,
    );
  };
  return [
    introspection('{tokenHash}', {
      given,
      answers: {
        status: 200,
        variant: 'for one that is alive',
        contentType: 'application/json',
        json: {
          active: equal(true),
          tokenId: like(SOME_ID),
          userId: like(SOME_ID),
          // Named once more: what the elements may be is else only to be read from the list around them.
          scopes: eachLike(like('tasks:read')),
          expiresAt: regex('^\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z$', '2026-08-02T07:40:00.000Z'),
          timeZone: like('Europe/Lisbon'),
          locale: like('en'),
        },
      },
      call: async (url) =>
        expect(await asked(url, SOME_ID)).toMatchObject({
          tokenId: SOME_ID,
          scopes: ['tasks:read'],
          expiresAt: new Date('2026-08-02T07:40:00.000Z'),
        }),
    }),
    introspection(UNKNOWN_HASH, {
      given,
      answers: {
        status: 200,
        variant: 'for one that nobody knows',
        contentType: 'application/json',
        json: { active: equal(false) },
      },
      call: async (url) => expect(await asked(url, UNKNOWN_HASH)).toBeUndefined(),
    }),
  ];
};

/** How a service that asks others proves who it is. */
export const tokenCall = (consumer: ServiceName): CallCase => ({
  provider: 'auth',
  method: 'POST',
  path: '/internal/service-tokens',
  headers: { authorization: 'Basic {credentials}' },
  body: { audience: 'memory' },
  given: `${consumer} with its secret`,
  answers: {
    status: 200,
    contentType: 'application/json',
    json: { accessToken: like('a.token.of-auth'), expiresIn: integer(300) },
  },
  call: async (url) => {
    const urls = Object.fromEntries(SERVICES.map((name) => [name, url])) as Record<ServiceName, string>;
    const tokens = new ServiceTokens({ service: consumer, secret: 'a secret of the service', urls });
    expect(await tokens.for('memory')).toBe('a.token.of-auth');
    // It is good for a while: nobody asks for it again.
    expect(await tokens.for('memory')).toBe('a.token.of-auth');
  },
});
