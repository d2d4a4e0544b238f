import { randomUUID } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Dispatcher, IncomingRecord, Outcome } from '../src/index.ts';
import { anEvent, ConsumerUnderTest } from './consumer-under-test.ts';
import { recordOf } from './records.ts';

const FATAL = 'fatal';

/** The first records after a start of the process: any of them may be what ended the last one. */
const deliverFirst = (dispatcher: Dispatcher, records: readonly IncomingRecord[]): Promise<Outcome>[] =>
  records.map((record) => new Promise((resolve) => dispatcher.accept(record, resolve, true)));

describe('an event that ends the process', () => {
  let consumer: ConsumerUnderTest;
  beforeAll(async () => {
    consumer = await ConsumerUnderTest.start();
  });
  afterAll(() => consumer.db.close());

  const startsOf = async (records: readonly IncomingRecord[]) => {
    const rows: { starts: number }[] = await consumer.db.dataSource.query(
      'select starts from event_starts where event_id = any($1)',
      [records.map(({ headers }) => headers?.ce_id)],
    );
    return rows.map(({ starts }) => starts);
  };

  it('is found among its neighbours and parked without being run for ever; they are handled once', async () => {
    // Of one lane. What other lanes ran would go on here after the end of its process, and be counted as ended, too.
    const people = Array.from({ length: 200 }, () => randomUUID()).filter(
      (person) => crc32(person) % 4 === 0,
    );
    const records = people
      .slice(0, 10)
      .map((person, n) => recordOf(anEvent(person, n === 6 ? FATAL : 'Walk')));
    let runs = 0;
    let last: Promise<Outcome>[] = [];
    for (let lives = 1; lives <= 5; lives += 1) {
      const process = await consumer.another();
      const { promise: dies, resolve: die } = Promise.withResolvers<void>();
      consumer.react(
        async (event, tx) => {
          if (event.data.title === FATAL) {
            runs += 1;
            // What kill -9 does: nothing of this process goes on, and its connection is gone.
            void process.drain();
            const [row] = await tx.query<{ pid: number }>('select pg_backend_pid() as pid');
            await consumer.db.dataSource.query('select pg_terminate_backend($1)', [row?.pid]);
            die();
            await new Promise(() => {});
          }
          await consumer.note(tx, event);
        },
        { to: process },
      );
      last = deliverFirst(process, records);
      await Promise.race([dies, Promise.all(last)]);
    }
    const outcomes = await Promise.all(last);
    expect(outcomes[6]).toBe('parked');
    // Once among the others, then twice alone.
    expect(runs).toBe(3);
    expect(await consumer.count('effects')).toBe(9);
    expect(await startsOf(records)).toEqual([]);
  }, 60_000);

  it('leaves no trace of those that came to an end', async () => {
    const records = Array.from({ length: 5 }, () => recordOf(anEvent(randomUUID())));
    const process = await consumer.another();
    consumer.react(async (event, tx) => void (await consumer.note(tx, event)), { to: process });
    await Promise.all(deliverFirst(process, records));
    expect(await startsOf(records)).toEqual([]);
  });
});

describe('a parked event', () => {
  it('is due when its time is further away than any wait: a clock has jumped', async () => {
    const consumer = await ConsumerUnderTest.start();
    let broken = true;
    consumer.react(async (event, tx) => {
      if (broken) throw new Error('not yet');
      await consumer.note(tx, event);
    });
    const person = randomUUID();
    expect(await consumer.deliver(person)).toBe('parked');
    broken = false;
    await consumer.db.dataSource.query(`update parked_events set next_at = now() + interval '4 minutes'`);
    await consumer.retries.runDue();
    expect(await consumer.effects(person)).toEqual([]);
    await consumer.db.dataSource.query(`update parked_events set next_at = now() + interval '4 days'`);
    await consumer.retries.runDue();
    expect(await consumer.effects(person)).toEqual(['Walk']);
    await consumer.db.close();
  });

  it('of a strict handler waits for an operator, and everything of its person behind it', async () => {
    const consumer = await ConsumerUnderTest.start();
    consumer.react(
      async (event, tx) => {
        if (event.data.title === 'poison') throw new Error('never');
        await consumer.note(tx, event);
      },
      { strict: true },
    );
    const person = randomUUID();
    expect(await consumer.deliver(person, 'poison')).toBe('parked');
    expect(await consumer.deliver(person, 'behind')).toBe('parked');
    await consumer.db.dataSource.query(
      `update parked_events set attempts = 400, next_at = now() - interval '1 second' where error is not null`,
    );
    await consumer.retries.runDue();
    expect(await consumer.count('dead_letters')).toBe(0);
    expect(await consumer.count('parked_events')).toBe(2);
    expect(await consumer.effects(person)).toEqual([]);
    await consumer.db.close();
  });
});
