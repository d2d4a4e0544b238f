import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { eventTableFigures } from '../src/event-table-figures.ts';
import { type EventDatabase, eventDatabase } from './event-database.ts';

/** Pages that a scrape may touch, whatever is in the tables. */
const PAGES = 10_000;

let database: EventDatabase;
beforeAll(async () => {
  database = await eventDatabase();
});
afterAll(() => database.close());

const wait = (n: number, secondsAgo: number) =>
  database.dataSource.query(
    `insert into outbox (id, bucket, topic, key, type, headers, payload, at)
     select gen_random_uuid(), 0, 'odyssey.goals', 'k' || n, 't', '{}', repeat('x', 200), now() - $2 * interval '1 second'
     from generate_series(1, $1::int) n`,
    [n, secondsAgo],
  );
const park = (keys: number, eventsEach: number) =>
  database.dataSource.query(
    `insert into parked_events (topic, key, event_id, type, partition, "offset", headers)
     select 'odyssey.goals', 'k' || k, gen_random_uuid(), 't', 0, n, '{}'
     from generate_series(1, $1::int) k, generate_series(1, $2::int) n`,
    [keys, eventsEach],
  );

/** How many pages the statement touches, found or read. */
async function pages(): Promise<number> {
  const plans: { 'QUERY PLAN': { Plan: Record<string, number> }[] }[] = [];
  const explaining = {
    query: async (sql: string) => {
      plans.push(...(await database.dataSource.query(`explain (analyze, buffers, format json) ${sql}`)));
      return [{}];
    },
  };
  await eventTableFigures(explaining as unknown as DataSource);
  const plan = plans[0]?.['QUERY PLAN'][0]?.Plan ?? {};
  return (plan['Shared Hit Blocks'] ?? Number.NaN) + (plan['Shared Read Blocks'] ?? Number.NaN);
}

describe('the figures of the event tables', () => {
  it('are nought for empty tables', async () => {
    expect(await eventTableFigures(database.dataSource)).toEqual({
      outboxEvents: 0,
      outboxOldest: 0,
      parkedKeys: 0,
      parkedEvents: 0,
      deadLetters: 0,
    });
  });

  it('are exact while few wait', async () => {
    await wait(3, 120);
    await wait(4, 0);
    await database.dataSource.query(`delete from outbox where seq in (2, 5)`);
    await park(3, 2);
    const figures = await eventTableFigures(database.dataSource);
    expect(figures).toMatchObject({ outboxEvents: 5, parkedKeys: 3, parkedEvents: 6 });
    expect(figures.outboxOldest).toBeGreaterThanOrEqual(120);
    expect(figures.outboxOldest).toBeLessThan(180);
  });

  it('are close, and cost the same, when hundreds of thousands wait', async () => {
    await wait(200_000, 0);
    await park(20_000, 5);
    const figures = await eventTableFigures(database.dataSource);
    expect(figures.outboxEvents).toBeGreaterThanOrEqual(200_005);
    expect(figures.outboxEvents).toBeLessThan(200_100);
    expect(figures.parkedEvents).toBeGreaterThanOrEqual(100_006);
    expect(figures.parkedKeys).toBe(1_000);
    expect(await pages()).toBeLessThan(PAGES);
  }, 60_000);
});
