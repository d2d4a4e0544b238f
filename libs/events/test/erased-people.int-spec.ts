import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ErasedPeople } from '../src/index.ts';
import { type EventDatabase, eventDatabase } from './event-database.ts';
import { until } from './records.ts';

describe('the list of erased people', () => {
  let db: EventDatabase;
  beforeAll(async () => {
    db = await eventDatabase();
  });
  afterAll(() => db.close());

  it('learns of an erasure that began earlier than the newest it knows and committed later', async () => {
    const erased = new ErasedPeople(db.dataSource);
    const [newest, slow] = [randomUUID(), randomUUID()];
    await db.dataSource.query('insert into erased_people (user_id) values ($1)', [newest]);
    expect(await erased.has(newest)).toBe(true);
    await db.dataSource.query(
      `insert into erased_people (user_id, at) values ($1, now() - interval '1 minute')`,
      [slow],
    );
    await until('the erasure to be known', () => erased.has(slow), 5_000);
  });
});
