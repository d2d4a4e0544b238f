import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { LeaseTable } from './lease-table.ts';
import { type OutboxRow, OutboxTable } from './outbox-table.ts';
import { BUCKETS, bucketOf, OutboxWriter } from './outbox-writer.ts';
import { type OutgoingRecord, Relay } from './relay.ts';

const HOUR_MS = 3_600_000;
const PEOPLE = Array.from({ length: 30 }, (_, n) => `person-${n}`);
const everyBucket = Array.from({ length: BUCKETS }, (_, bucket) => bucket);

describe('the relay, while the broker is away for an hour', () => {
  let rows: OutboxRow[];
  let refused: number;
  let relay: Relay;
  let away: boolean;
  let tries: number[];
  let sent: OutgoingRecord[];

  const write = (count: number) => {
    for (let n = 0; n < count; n += 1) {
      const key = PEOPLE[n % PEOPLE.length] as string;
      const seq = String(rows.length + sent.length + 1);
      rows.push({ seq, bucket: bucketOf(key), topic: 'odyssey.goals', key, headers: {}, payload: seq });
    }
  };

  beforeEach(() => {
    jest.useFakeTimers();
    rows = [];
    refused = 0;
    away = true;
    tries = [];
    sent = [];
    jest.spyOn(LeaseTable.prototype, 'beat').mockImplementation(async (id, beat, decide) =>
      decide({
        leases: everyBucket.map((bucket) => ({ bucket, owner: id })),
        relays: [{ id, beat }],
      }),
    );
    jest.spyOn(LeaseTable.prototype, 'leave').mockImplementation(async () => {});
    jest.spyOn(OutboxTable.prototype, 'oldest').mockImplementation(async (want) => rows.slice(0, want.rows));
    jest.spyOn(OutboxTable.prototype, 'remove').mockImplementation(async (gone) => {
      const seqs = new Set(gone.map(({ seq }) => seq));
      rows = rows.filter(({ seq }) => !seqs.has(seq));
    });
    jest.spyOn(OutboxTable.prototype, 'refuse').mockImplementation(async () => {
      refused += 1;
    });
    const sink = {
      async send(records: readonly OutgoingRecord[]) {
        tries.push(performance.now());
        if (away) throw new Error('the broker is away');
        sent.push(...records);
      },
      close: async () => {},
    };
    relay = new Relay({} as DataSource, sink, new OutboxWriter());
  });
  afterEach(async () => {
    const stopped = relay.stop();
    await jest.advanceTimersByTimeAsync(5_000);
    await stopped;
    jest.restoreAllMocks();
    jest.useRealTimers();
  });

  it('keeps everything, asks about once a second, and then sends all in order', async () => {
    write(2_500);
    relay.start();
    for (let minute = 0; minute < 60; minute += 1) {
      await jest.advanceTimersByTimeAsync(HOUR_MS / 60);
      write(10);
    }
    expect({ left: rows.length, sent: sent.length, refused }).toEqual({ left: 3_100, sent: 0, refused: 0 });
    expect(relay.failingSince).toBeDefined();
    const pauses = tries.slice(1).map((at, n) => at - (tries[n] ?? 0));
    expect(Math.max(...pauses)).toBeLessThanOrEqual(1_001);
    expect(tries.length).toBeGreaterThan(3_000);
    expect(tries.length).toBeLessThan(8_000);

    away = false;
    await jest.advanceTimersByTimeAsync(1_500);
    expect(rows).toEqual([]);
    expect(sent).toHaveLength(3_100);
    for (const person of PEOPLE) {
      const order = sent.filter(({ key }) => key === person).map(({ value }) => Number(value));
      expect(order).toEqual([...order].sort((a, b) => a - b));
    }
    expect(relay.failingSince).toBeUndefined();
  });

  it('does not fail any more when what failed is over and nothing is left to be sent', async () => {
    jest.spyOn(OutboxTable.prototype, 'oldest').mockRejectedValueOnce(new Error('the database is away'));
    relay.start();
    await jest.advanceTimersByTimeAsync(50);
    expect(relay.failingSince).toBeDefined();
    await jest.advanceTimersByTimeAsync(2_000);
    expect(relay.failingSince).toBeUndefined();
  });
});
