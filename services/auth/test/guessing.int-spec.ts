import { randomInt } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { RateLimits } from '@odyssey/platform';
import { aUser, type TestService, testService, waitUntil } from '@odyssey/testing';
import { PasswordHasher } from '../src/passwords/password-hasher.ts';
import { auth } from '../src/service.ts';
import { aPerson } from './auth-client.ts';

let service: TestService;
beforeAll(async () => {
  service = await testService(auth, { env: { ODYSSEY_LIMIT_AUTH: '20', ODYSSEY_LIMIT_WRITE: '300' } });
});
afterAll(() => service.close());
afterEach(() => {
  jest.restoreAllMocks();
});

const WRONG = 'a walk in the mountains';
/** Counters outlast a run, so each takes its networks from a corner of its own. */
const corner = () => {
  const second = randomInt(256);
  return (n: number) => `10.${second}.${n >> 8}.${n & 255}`;
};
const tryFrom = async (email: string, password: string, from: string) =>
  (await service.http().post('/v1/auth/login', { email, password }, { 'x-forwarded-for': from })).status;

/** Tries in waves that the machine and Redis can follow; what counts here is how many are let through to the hash. */
async function tries(email: string, count: number, network: (n: number) => string) {
  const hashed = jest.spyOn(service.get(PasswordHasher), 'verify').mockResolvedValue(false);
  const answers: number[] = [];
  for (let n = 0; n < count; n += 20)
    answers.push(
      ...(await Promise.all(Array.from({ length: 20 }, (_, i) => tryFrom(email, WRONG, network(n + i))))),
    );
  const hashes = hashed.mock.calls.length;
  hashed.mockRestore();
  return { hashes, wrong: answers.filter((status) => status === 401).length, answers };
}

describe('guessing from a thousand networks', () => {
  it('locks nobody out of where they have been, and hashes few of the guesses', async () => {
    const network = corner();
    const victim = aUser();
    const home = '203.0.113.9';
    await service.http().post('/v1/auth/register', victim, { 'x-forwarded-for': home });
    const { hashes, wrong, answers } = await tries(victim.email, 1000, network);
    expect([hashes, wrong]).toEqual([300, 300]);
    expect(new Set(answers.slice(300))).toEqual(new Set([429]));
    expect(await tryFrom(victim.email, victim.password, home)).toBe(200);
    expect(await tryFrom(victim.email, WRONG, network(1001))).toBe(429);
  });

  it('is answered the same for an address that nobody has', async () => {
    const { hashes, wrong } = await tries(aUser().email, 400, corner());
    expect([hashes, wrong]).toEqual([300, 300]);
  });
});

describe('the count of a try', () => {
  it('is one trip to Redis, under attack too', async () => {
    const trips = jest.spyOn(service.get(RateLimits), 'count');
    const { email } = aUser();
    const network = corner();
    for (let n = 0; n < 25; n += 1) await tryFrom(email, WRONG, network(n));
    // The other is the network's own count at the door.
    expect(
      trips.mock.calls.filter(([takes]) => takes.some(({ key }) => key.startsWith('account:'))),
    ).toHaveLength(25);
  });
});

describe('refused log-ins', () => {
  it('are in the log of the person, ten an hour at most', async () => {
    const person = await aPerson(service);
    const network = corner();
    for (let n = 0; n < 15; n += 1) await tryFrom(person.email, WRONG, network(0));
    const noted = async () =>
      (await person.http.get('/v1/auth/security-events?kind=log_in_failed')).body.items as {
        network: string;
      }[];
    await waitUntil(async () => (await noted()).length >= 10, { within: 5_000, what: 'they are noted' });
    expect(await tryFrom(person.email, person.password, network(300))).toBe(200);
    expect(await noted()).toHaveLength(10);
    expect((await noted())[0]?.network).toBe(network(0).replace(/\d+$/, '0/24'));
  });
});
