import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { IncomingRecord, Outcome } from '../src/index.ts';
import { anEvent, ConsumerUnderTest } from './consumer-under-test.ts';
import { recordOf } from './records.ts';

const bytes = fc.oneof(
  fc.constant(null),
  fc.uint8Array({ maxLength: 64 }).map((array) => Buffer.from(array)),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '',
    '\0',
    '{}',
    '[]',
    'null',
    '"\\u0000"',
    '{"__proto__":1}',
    '\ud800',
    'é',
    '9'.repeat(400),
  ),
);
const json = fc.json({ maxDepth: 4, noUnicodeString: false }).map((text) => Buffer.from(text));
const header = fc.oneof(
  bytes,
  fc.array(
    bytes.filter((value) => value !== null),
    { maxLength: 3 },
  ),
);
const NAMES = [
  'ce_specversion',
  'ce_id',
  'ce_type',
  'ce_source',
  'ce_subject',
  'ce_time',
  'ce_correlationid',
  'ce_causationid',
  'ce_aggregatetype',
  'ce_aggregateid',
  'ce_aggregateversion',
  'ce_to',
  'content-type',
  'traceparent',
];
const name = fc.oneof(
  fc.constantFrom(...NAMES, '__proto__', 'constructor', 'ce_', ''),
  fc.string({ unit: 'binary', maxLength: 12 }),
);

/** A sound record with some of its parts replaced by anything. */
const spoiled = fc.record(
  {
    key: bytes,
    value: fc.oneof(bytes, json),
    headers: fc.array(fc.tuple(name, header), { minLength: 1, maxLength: 4 }),
    missing: fc.subarray(NAMES, { maxLength: 2 }),
    topic: fc.constantFrom('odyssey.goals', 'odyssey.ai', 'elsewhere'),
    title: fc.string({ unit: 'binary', maxLength: 20 }),
    suspect: fc.boolean(),
  },
  { requiredKeys: [] },
);

describe('any record at all', () => {
  let consumer: ConsumerUnderTest;
  beforeAll(async () => {
    consumer = await ConsumerUnderTest.start();
    consumer.react(async (event, tx) => void (await consumer.note(tx, event)));
  });
  afterAll(() => consumer.db.close());

  it('comes to exactly one end, and what has no effect can be read somewhere', async () => {
    const { dispatcher, db } = consumer;
    const stored = async (table: string, record: IncomingRecord) =>
      (
        await db.dataSource.query(`select 1 from ${table} where topic = $1 and "offset" = $2`, [
          record.topic,
          record.offset,
        ])
      ).length;
    await fc.assert(
      fc.asyncProperty(fc.array(spoiled, { minLength: 1, maxLength: 25 }), async (parts) => {
        const records = parts.map(({ headers = [], missing = [], title, suspect, ...changes }) => {
          const record = recordOf(anEvent(randomUUID(), title));
          const kept = Object.entries(record.headers ?? {}).filter(([known]) => !missing.includes(known));
          return { ...record, ...changes, headers: Object.fromEntries([...kept, ...headers]), suspect };
        });
        const ends: Outcome[][] = records.map(() => []);
        await new Promise<void>((resolve) => {
          let open = records.length;
          for (const [n, { suspect, ...record }] of records.entries()) {
            dispatcher.accept(
              record as IncomingRecord,
              (outcome) => {
                ends[n]?.push(outcome);
                open -= 1;
                if (open === 0) resolve();
              },
              suspect,
            );
          }
        });
        for (const [n, record] of records.entries()) {
          expect(ends[n]).toHaveLength(1);
          const [end] = ends[n] as [Outcome];
          expect(['handled', 'duplicate', 'parked', 'dead', 'erased', 'ignored']).toContain(end);
          if (end === 'dead') expect(await stored('dead_letters', record as IncomingRecord)).toBe(1);
          if (end === 'parked') expect(await stored('parked_events', record as IncomingRecord)).toBe(1);
        }
      }),
      { numRuns: 60 },
    );
    // Whatever chance has spoiled before: what is whole has its effect, and what is broken has an end.
    expect(await dispatcher.deliver(recordOf(anEvent(randomUUID(), 'Whole')))).toBe('handled');
    expect(await dispatcher.deliver(recordOf(anEvent(randomUUID(), 'Broken'), { value: '{' }))).toBe('dead');
  }, 60_000);
});
