import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { auth } from '@odyssey/auth';
import { goals } from '@odyssey/goals';
import { aUser, type TestService, testService, waitUntil } from '@odyssey/testing';
import { decodeProtectedHeader, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { Keyring } from '../../services/auth/src/tokens/keyring.ts';
import { removeKeys, signWithNextKey } from '../../tools/src/auth/signing-keys.ts';
import { withClient } from '../../tools/src/stack/postgres-client.ts';

jest.setTimeout(60_000);

/**
 * By how much the clock has been put on by which a service judges its copy of the keys and what it remembers of tokens:
 * it renews them twice a minute, and asks for an unknown key once in ten seconds. Milliseconds.
 */
let ahead = 0;
const { now } = Date;
beforeAll(() => void jest.spyOn(Date, 'now').mockImplementation(() => now() + ahead));

let issuer: TestService;
let service: TestService;
beforeAll(async () => {
  issuer = await testService(auth);
  service = await testService(goals, { env: { ODYSSEY_AUTH_URL: issuer.url } });
});
afterAll(async () => {
  await Promise.all([service.close(), issuer.close()]);
  jest.restoreAllMocks();
});

interface Tokens {
  accessToken: string;
  refreshToken: string;
}

const post = async (path: string, body: unknown): Promise<Tokens> => {
  const answer = await issuer.http().post<Tokens>(path, body);
  if (answer.status >= 300) throw new Error(`${path} answered ${answer.status}`);
  return answer.body;
};
const refresh = ({ refreshToken }: Tokens) => post('/v1/auth/refresh', { refreshToken });
const kidOf = ({ accessToken }: Tokens) => decodeProtectedHeader(accessToken).kid ?? '';
const statusOf = async (accessToken: string) => {
  const answer = await fetch(`${service.url}/v1/tasks`, {
    headers: { authorization: `Bearer ${accessToken}` },
  });
  await answer.body?.cancel();
  return answer.status;
};
const inAuth = <T>(work: Parameters<typeof withClient<T>>[1]) =>
  withClient(issuer.database?.ownerUrl ?? '', work);
/** The next key was made long enough ago for everybody to know it. */
const age = () => issuer.rows(`update signing_keys set created_at = now() - interval '1 hour'`);

describe('changing the key that signs', () => {
  it('refuses no request while many are made, and costs a service one question at most', async () => {
    const published = jest.spyOn(issuer.get(Keyring), 'published');
    let tokens = await post('/v1/auth/register', aUser());
    const statuses: number[] = [];
    const kids = new Set<string>();
    const until = new AbortController();
    const renewing = (async () => {
      while (!until.signal.aborted) {
        tokens = await refresh(tokens);
        kids.add(kidOf(tokens));
        await sleep(150);
      }
    })();
    const asking = (async () => {
      while (!until.signal.aborted) {
        statuses.push(await statusOf(tokens.accessToken));
        await sleep(10);
      }
    })();
    const manyMore = async () => {
      const before = statuses.length;
      await waitUntil(() => statuses.length >= before + 50, { within: 20_000, what: 'fifty requests' });
    };
    await manyMore();
    const questions = published.mock.calls.length;
    await age();
    for (const change of [2, 3]) {
      expect(await inAuth(signWithNextKey)).toEqual(expect.any(String));
      await waitUntil(() => kids.size === change, { within: 10_000, what: 'the next key signs' });
      await manyMore();
      // As the hourly job does; and after the cool-down a key that is quite new is asked for once.
      await issuer.get(Keyring).rotate();
      await age();
      ahead += 11_000;
      await manyMore();
    }
    until.abort();
    await Promise.all([renewing, asking]);
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(published.mock.calls.length - questions).toBeLessThanOrEqual(1);
    published.mockRestore();
  });

  it('is not possible before every service knows the next one', async () => {
    await issuer.rows('update signing_keys set created_at = now()');
    expect(await inAuth(signWithNextKey)).toBeUndefined();
  });
});

describe('a flood of tokens with keys that nobody knows', () => {
  it('makes a service ask once', async () => {
    const published = jest.spyOn(issuer.get(Keyring), 'published');
    const { privateKey, publicKey } = await generateKeyPair('ES256');
    expect((await exportJWK(publicKey)).crv).toBe('P-256');
    const forged = await Promise.all(
      Array.from({ length: 200 }, (_, n) =>
        new SignJWT({ sid: '01890000-0000-7000-8000-00000000dead', scope: '*' })
          .setProtectedHeader({ alg: 'ES256', kid: `forged-${n}`, typ: 'at+jwt' })
          .setSubject('01890000-0000-7000-8000-00000000dead')
          .setExpirationTime('5m')
          .sign(privateKey),
      ),
    );
    expect(new Set(await Promise.all(forged.map(statusOf)))).toEqual(new Set([401]));
    expect(published.mock.calls.length).toBeLessThanOrEqual(1);
    published.mockRestore();
  });
});

describe('a key that has leaked', () => {
  it('is refused everywhere within a minute of its removal, while people just refresh', async () => {
    const before = await post('/v1/auth/register', aUser());
    expect(await statusOf(before.accessToken)).toBe(200);
    expect(await inAuth(removeKeys)).toBeGreaterThan(1);
    const removed = performance.now() + ahead;
    const sinceRemoval = () => performance.now() + ahead - removed;
    let after = before;
    await waitUntil(
      async () => {
        after = await refresh(after);
        return kidOf(after) !== kidOf(before);
      },
      { within: 7_000, what: 'auth signs with a new key' },
    );
    const passing = (condition: () => Promise<boolean>, what: string) =>
      waitUntil(
        async () => {
          // A second goes by between two looks.
          ahead += 1_000;
          return (await condition()) || sinceRemoval() > 60_000;
        },
        { within: 20_000, what },
      );
    await passing(async () => (await statusOf(after.accessToken)) === 200, 'the new key is known');
    await passing(async () => (await statusOf(before.accessToken)) === 401, 'the old key is refused');
    console.log(`refused after ${(sinceRemoval() / 1000).toFixed(1)} s`);
    expect(sinceRemoval()).toBeLessThan(60_000);
    expect([await statusOf(after.accessToken), await statusOf(before.accessToken)]).toEqual([200, 401]);
  });
});
