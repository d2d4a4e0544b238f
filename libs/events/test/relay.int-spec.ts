import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TaskReopened } from '@odyssey/contracts';
import { Outbox } from '../src/index.ts';
import { Lease } from '../src/outbox/lease.ts';
import { type EventSink, type OutgoingRecord, Relay } from '../src/outbox/relay.ts';
import { type EventDatabase, eventDatabase } from './event-database.ts';
import { until } from './records.ts';

class MemorySink implements EventSink {
  readonly records: OutgoingRecord[] = [];
  failing = false;
  async send(records: readonly OutgoingRecord[]): Promise<void> {
    if (this.failing) throw new Error('the broker is away');
    this.records.push(...records);
  }
  async close(): Promise<void> {}
  of(person: string): number[] {
    return this.records.filter((r) => r.key === person).map((r) => Number(r.headers.ce_aggregateversion));
  }
}

const outbox = new Outbox();

describe('the relay', () => {
  let db: EventDatabase;
  const relays: Relay[] = [];
  beforeAll(async () => {
    db = await eventDatabase();
  });
  afterAll(async () => {
    await Promise.all(relays.map((relay) => relay.stop()));
    await db.close();
  });

  const publish = (person: string, taskId: string) =>
    db.transactions.forPerson(person, (tx) => outbox.add(tx, TaskReopened.of({ taskId, title: 'Walk' })));
  const left = async () => Number((await db.dataSource.query('select count(*) as n from outbox'))[0].n);

  it('sends what was committed in the order of commits, deletes it only when it is stored, and keeps it while the broker is away', async () => {
    const sink = new MemorySink();
    sink.failing = true;
    const relay = new Relay(db.dataSource, sink, db.writer);
    relays.push(relay);
    relay.start();
    const person = randomUUID();
    const taskId = randomUUID();
    for (let n = 0; n < 20; n += 1) await publish(person, taskId);
    await until('the relay to notice that the broker is away', () => relay.failingSince !== undefined);
    expect(await left()).toBe(20);
    sink.failing = false;
    await until('all to be sent', async () => (await left()) === 0);
    expect(sink.of(person)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
    expect(relay.failingSince).toBeUndefined();
    await relay.stop();
    relays.length = 0;
  });

  it('shares the work with another relay without sending anything twice', async () => {
    const other = await db.another();
    const sinks = [new MemorySink(), new MemorySink()] as const;
    const two = [
      new Relay(db.dataSource, sinks[0], db.writer),
      new Relay(other.dataSource, sinks[1], other.writer),
    ];
    relays.push(...two);
    for (const relay of two) relay.start();
    const people = Array.from({ length: 40 }, () => randomUUID());
    // Work goes on until both have had a share of it: the second relay first waits for buckets of the first.
    await until('both relays to send', async () => {
      await Promise.all(people.map((person) => publish(person, person)));
      return sinks.every((sink) => sink.records.length > 0);
    });
    await until('all to be sent', async () => (await left()) === 0);
    const ids = [...sinks[0].records, ...sinks[1].records].map((record) => record.headers.ce_id);
    expect(new Set(ids).size).toBe(ids.length);
    await Promise.all(two.map((relay) => relay.stop()));
    relays.length = 0;
  }, 40_000);

  it('holds nothing once its lease has run out, and what another holds is not taken', async () => {
    const [first, second] = [new Lease(db.dataSource, randomUUID()), new Lease(db.dataSource, randomUUID())];
    await first.renew();
    expect(first.holdsAll).toBe(true);
    await second.renew();
    expect(second.buckets).toEqual([]);
    await first.renew();
    expect(first.buckets).toHaveLength(8);
    await second.renew();
    expect(second.buckets).toHaveLength(8);
    expect(new Set([...first.buckets, ...second.buckets]).size).toBe(16);
    await first.release();
    expect(first.buckets).toEqual([]);
    await second.renew();
    expect(second.holdsAll).toBe(true);
    await second.release();
  });

  it('stops though a send never comes back, and keeps its rows and its lease', async () => {
    let sending = false;
    const relay = new Relay(
      db.dataSource,
      {
        send: () => {
          sending = true;
          return new Promise(() => {});
        },
        close: async () => {},
      },
      db.writer,
    );
    relay.start();
    const person = randomUUID();
    await publish(person, person);
    await until('the send to hang', () => sending);
    let stopped = false;
    void relay.stop().then(() => {
      stopped = true;
    });
    await until('the relay to stop', () => stopped, 10_000);
    expect(await left()).toBe(1);
    expect(await db.dataSource.query('select 1 from relay_leases where owner is not null')).not.toEqual([]);
  });
});
