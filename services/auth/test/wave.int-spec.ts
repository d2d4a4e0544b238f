import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type TestService, testService } from '@odyssey/testing';
import { auth } from '../src/service.ts';
import { aPerson, logIn, withToken } from './auth-client.ts';

const WAVE = 200;
const READS = 20;

let service: TestService;
beforeAll(async () => {
  service = await testService(auth, { workers: false });
});
afterAll(() => service.close());

it('a wave of log-ins is served or sent away at once, and starves no other route', async () => {
  const person = await aPerson(service);
  // A token is verified on the thread pool that hashing uses, unless it was seen before: each of these is new.
  const tokens: string[] = [];
  for (let i = 0; i < READS; i += 1) tokens.push((await logIn(service, person)).body.accessToken);

  const served: number[] = [];
  const statuses: number[] = [];
  const began = performance.now();
  const wave = Promise.all(
    Array.from({ length: WAVE }, async (_, i) => {
      // Somebody there is not costs a hash as well, and holds no lock of a person.
      const stranger = { email: `nobody.${i}@example.org`, password: 'a long walk by the river' };
      const { status, headers } = await logIn(service, stranger);
      statuses.push(status);
      if (status === 401) served.push(performance.now() - began);
      else expect([status, headers['retry-after']]).toEqual([503, expect.any(String)]);
    }),
  );
  const reads: number[] = [];
  for (const token of tokens) {
    const before = performance.now();
    expect((await withToken(service, token).get('/v1/auth/me')).status).toBe(200);
    reads.push(performance.now() - before);
  }
  const waveWasOn = served.length < statuses.length || statuses.length < WAVE;
  await wave;

  expect(waveWasOn).toBe(true);
  // Bounded, and not refused as a whole: what may wait is served.
  expect(served.length).toBeGreaterThan(10);
  expect(statuses).toContain(503);
  // In one run on one machine: a read takes a small part of what the log-ins it came with took.
  expect(median(reads)).toBeLessThan(median(served) / 4);
});

const median = (values: number[]): number =>
  values.sort((one, other) => one - other)[values.length >> 1] ?? Number.NaN;
