import { request } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { asUser, type TestService, testService, waitUntil } from '@odyssey/testing';
import { DataSource } from 'typeorm';
import { notes } from './notes/service.ts';

/** As data-source.ts has it. */
const POOL_SIZE = 14;
const WAIT_MS = 3_000;

/** What pg's pool says of itself. */
interface Pool {
  totalCount: number;
  idleCount: number;
  waitingCount: number;
}

let service: TestService;
let source: DataSource;
let pool: Pool;
beforeAll(async () => {
  service = await testService(notes, { env: { ODYSSEY_LOG_LEVEL: 'silent' } });
  source = service.get(DataSource);
  pool = (source.driver as unknown as { master: Pool }).master;
});
afterAll(() => service.close());

const asleep = (seconds: number) => source.query(`select pg_sleep(${seconds})`);
const ask = () => service.http(asUser()).get('/v1/notes');

/** Every connection is back in the pool, and nothing is open in the database. */
const atRest = () =>
  waitUntil(
    async () => {
      const [open] = await service.rows<{ n: string }>(
        `select count(*) as n from pg_stat_activity
           where datname = current_database() and application_name = 'odyssey-goals'
             and (state like 'idle in transaction%' or (state = 'active' and query like '%pg_sleep%'))`,
      );
      return pool.waitingCount === 0 && pool.idleCount === pool.totalCount && open?.n === '0';
    },
    { within: 10_000, what: 'the pool is at rest' },
  );
beforeEach(atRest);

describe('a pool that is used up', () => {
  it('lets requests wait so long and no longer, answers 503 with Retry-After, and recovers by itself', async () => {
    const sleepers = Array.from({ length: POOL_SIZE }, () => asleep(4.5));
    await waitUntil(() => pool.totalCount === POOL_SIZE && pool.idleCount === 0, {
      within: 4_000,
      what: 'every connection is taken',
    });
    const started = performance.now();
    const refused = await Promise.all(Array.from({ length: 20 }, ask));
    const took = performance.now() - started;
    expect(took).toBeGreaterThan(WAIT_MS - 200);
    expect(took).toBeLessThan(WAIT_MS + 1_200);
    for (const { status, body, headers } of refused) {
      expect([status, body.code]).toEqual([503, 'service_unavailable']);
      expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    }
    await Promise.all(sleepers);
    expect((await ask()).status).toBe(200);
  });

  it('gives a connection to who waits as soon as one is free', async () => {
    const sleepers = Array.from({ length: POOL_SIZE }, () => asleep(1));
    const answers = await Promise.all(Array.from({ length: 10 }, ask));
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
    await Promise.all(sleepers);
  });
});

describe('a connection comes back to the pool', () => {
  it('after statements that fail, in and out of a transaction', async () => {
    const faults = Array.from({ length: 40 }, (_, i) =>
      i % 2 === 0
        ? source.query('select 1 / 0')
        : source.transaction(async (tx) => {
            await tx.query('select 1');
            throw new Error('changed my mind');
          }),
    );
    const ends = await Promise.allSettled(faults);
    expect(ends.every(({ status }) => status === 'rejected')).toBe(true);
    await atRest();
    expect((await ask()).status).toBe(200);
  });

  it('after statements that take too long', async () => {
    const slow = Array.from({ length: POOL_SIZE }, () => asleep(30));
    const ends = await Promise.allSettled(slow);
    expect(ends.every(({ status }) => status === 'rejected')).toBe(true);
    await atRest();
    expect((await ask()).status).toBe(200);
  });

  it('when the server ends it in the middle of a transaction', async () => {
    const ends = await Promise.allSettled(
      Array.from({ length: 5 }, () =>
        source.transaction(async (tx) => {
          await tx.query('select pg_terminate_backend(pg_backend_pid())');
        }),
      ),
    );
    expect(ends.map(({ status }) => status)).toEqual(Array(5).fill('rejected'));
    await atRest();
    const answers = await Promise.all(Array.from({ length: POOL_SIZE }, ask));
    expect(answers.map(({ status }) => status)).toEqual(Array(POOL_SIZE).fill(200));
  });

  it('when callers leave before they are answered', async () => {
    const token = await service.tokens.ofPerson(asUser());
    const left = Array.from(
      { length: 30 },
      () =>
        new Promise<void>((resolve) => {
          const call = request(`${service.url}/v1/notes`, { headers: { authorization: `Bearer ${token}` } });
          call.on('error', () => resolve()).end(() => setImmediate(() => call.destroy()));
          call.on('close', () => resolve());
        }),
    );
    await Promise.all(left);
    await atRest();
    expect((await ask()).status).toBe(200);
  });
});
