import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  asUser,
  type Loose,
  type TestAnswer,
  type TestService,
  testService,
  waitUntil,
} from '@odyssey/testing';
import pg from 'pg';
import { Jobs } from '../src/index.ts';
import { Printer } from './notes/print-note.job.ts';
import { notes } from './notes/service.ts';

/** On top of a limit, for a busy machine. Milliseconds. */
const SLACK = 2_000;

let service: TestService;
let other: pg.Client;
/** A request whose transaction does nothing from the beginning: the other tests go by in its ten seconds. */
let idling: { answer: Promise<TestAnswer<Loose>>; since: number; release: () => void };
beforeAll(async () => {
  service = await testService(notes, { env: { ODYSSEY_LOG_LEVEL: 'silent' } });
  other = new pg.Client({ connectionString: service.database?.ownerUrl });
  await other.connect();
  await service.rows(`
    create function sleep_well() returns trigger language plpgsql as
      $$ begin perform pg_sleep(30); return new; end $$;
    create trigger slow before update on notes for each row when (new.title = 'Slow')
      execute function sleep_well();`);
  const printer = service.get(Printer);
  const open = printer.gate;
  const { promise: held, resolve: release } = Promise.withResolvers<void>();
  printer.gate = held;
  const answer = service.http(asUser()).post('/v1/notes', { title: 'Held' });
  await waitUntil(async () => (await idleTransactions()) === 1, {
    within: 5_000,
    what: 'the transaction is open',
  });
  idling = { answer, since: performance.now(), release };
  printer.gate = open;
});
afterAll(async () => {
  await other.end();
  await service.close();
});

/** Of the service itself. */
const idleTransactions = async () =>
  (
    await service.rows(
      `select from pg_stat_activity where datname = current_database() and state = 'idle in transaction'
         and application_name = 'odyssey-goals'`,
    )
  ).length;
const user = asUser();
const made = async () => (await service.http(user).post('/v1/notes', { title: 'Quick' })).body.id as string;

async function timed(
  asked: Promise<TestAnswer<Loose>>,
): Promise<{ answer: TestAnswer<Loose>; took: number }> {
  const began = performance.now();
  return { answer: await asked, took: performance.now() - began };
}

function expectUnavailable({ status, body, headers }: TestAnswer<Loose>): void {
  expect({ status, code: body.code }).toEqual({ status: 503, code: 'service_unavailable' });
  expect(Number(headers['retry-after'])).toBeGreaterThan(0);
}

describe('a request is answered 503 with Retry-After, and the next one as ever, when', () => {
  it('a statement takes longer than 5 s', async () => {
    const id = await made();
    const { answer, took } = await timed(service.http(user).patch(`/v1/notes/${id}`, { title: 'Slow' }));
    expectUnavailable(answer);
    expect(took).toBeGreaterThan(4_900);
    expect(took).toBeLessThan(5_000 + SLACK);
    const sleeping = `select from pg_stat_activity where datname = current_database()
      and wait_event = 'PgSleep'`;
    expect(await service.rows(sleeping)).toEqual([]);
    expect((await service.http(user).patch(`/v1/notes/${id}`, { title: 'Quick again' })).status).toBe(200);
  });

  it('a row stays locked for longer than 2 s', async () => {
    const id = await made();
    await other.query('begin');
    await other.query('select from notes where id = $1 for update', [id]);
    const { answer, took } = await timed(service.http(user).patch(`/v1/notes/${id}`, { title: 'Mine' }));
    await other.query('rollback');
    expectUnavailable(answer);
    expect(took).toBeGreaterThan(1_900);
    expect(took).toBeLessThan(2_000 + SLACK);
    expect((await service.http(user).patch(`/v1/notes/${id}`, { title: 'Mine' })).status).toBe(200);
  });

  it('its transaction does nothing for longer than 10 s', async () => {
    await waitUntil(async () => (await idleTransactions()) === 0, {
      within: 10_000 + SLACK,
      what: 'the session is ended',
    });
    expect(performance.now() - idling.since).toBeGreaterThan(9_500);
    idling.release();
    expectUnavailable(await idling.answer);
    expect(await service.rows(`select from notes where title = 'Held'`)).toEqual([]);
    await made();
  });
});

describe('the connections of the job queue', () => {
  it('have the same limits, also where somebody else made the role', async () => {
    const db = service.get(Jobs).boss.getDb();
    const { rows } = await db.executeSql(
      `select name, setting from pg_settings
       where name in ('statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout')
         and source = 'client' order by name`,
    );
    expect(rows).toEqual([
      { name: 'idle_in_transaction_session_timeout', setting: '10000' },
      { name: 'lock_timeout', setting: '2000' },
      { name: 'statement_timeout', setting: '5000' },
    ]);
  });
});
