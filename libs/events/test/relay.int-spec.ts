import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TaskReopened } from '@odyssey/contracts';
import { atCrashPoints } from '../src/crash-points.ts';
import { Outbox } from '../src/index.ts';
import { Lease } from '../src/outbox/lease.ts';
import { LeaseTable } from '../src/outbox/lease-table.ts';
import { type EventSink, type OutgoingRecord, Relay, STOP_MS } from '../src/outbox/relay.ts';
import { type EventDatabase, eventDatabase } from './event-database.ts';
import { heldTimers } from './held-timers.ts';
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

  it('sends nothing twice while relays come and go under a steady load', async () => {
    const topic: OutgoingRecord[] = [];
    const sentBy = new Map<string, number>();
    const run = async (name: string) => {
      const { dataSource, writer } = await db.another();
      const sink = {
        // A batch is on its way for a while: time enough for a bucket to change hands too early.
        async send(records: readonly OutgoingRecord[]) {
          await new Promise((resolve) => setTimeout(resolve, 250));
          topic.push(...records);
          sentBy.set(name, (sentBy.get(name) ?? 0) + records.length);
        },
        close: async () => {},
      };
      const relay = new Relay(dataSource, sink, writer);
      relays.push(relay);
      relay.start();
      return relay;
    };
    const people = Array.from({ length: 40 }, () => randomUUID());
    let published = 0;
    let loaded = true;
    const load = (async () => {
      while (loaded) {
        await Promise.all(people.map((person) => publish(person, person)));
        published += people.length;
      }
    })();
    const share = (name: string) => until(`${name} to have a share`, () => (sentBy.get(name) ?? 0) > 100);
    await run('first');
    await share('first');
    const second = await run('second');
    await share('second');
    await run('third');
    await share('third');
    await second.stop();
    await run('fourth');
    await share('fourth');
    loaded = false;
    await load;
    await until('all to be sent', async () => (await left()) === 0);
    expect(topic).toHaveLength(published);
    expect(new Set(topic.map((record) => record.headers.ce_id)).size).toBe(published);
    for (const person of people) {
      const versions = topic
        .filter((r) => r.key === person)
        .map((r) => Number(r.headers.ce_aggregateversion));
      expect(versions).toEqual(Array.from({ length: versions.length }, (_, n) => n + 1));
    }
    await Promise.all(relays.map((relay) => relay.stop()));
    relays.length = 0;
  }, 40_000);

  it('sends nothing of what another relay has taken over meanwhile', async () => {
    const held = Promise.withResolvers<void>();
    const atSend = Promise.withResolvers<void>();
    const { dataSource, writer } = await db.another();
    let holding = true;
    atCrashPoints((point, where) => {
      if (point !== 'send.before' || where !== dataSource || !holding) return;
      holding = false;
      atSend.resolve();
      return held.promise;
    });
    const sink = new MemorySink();
    const relay = new Relay(dataSource, sink, writer);
    relays.push(relay);
    relay.start();
    const person = randomUUID();
    await publish(person, person);
    await atSend.promise;
    const other = randomUUID();
    await db.dataSource.query('update relay_leases set owner = $1', [other]);
    await db.dataSource.query('insert into relays (id, beat) values ($1, $1)', [other]);
    const beats = async () =>
      (await db.dataSource.query('select beat from relays where id <> $1', [other]))[0]?.beat;
    for (const n of ['first', 'second']) {
      const before = await beats();
      await until(`the ${n} look around`, async () => (await beats()) !== before);
    }
    held.resolve();
    await until('the batch to be given up', async () => {
      const before = await beats();
      await until('another look around', async () => (await beats()) !== before);
      return true;
    });
    expect(sink.records).toEqual([]);
    // The other one is never heard of: what it owned is sent after all, once.
    await until('the other to be given up', async () => (await left()) === 0);
    expect(sink.of(person)).toEqual([1]);
    atCrashPoints(undefined);
    await relay.stop();
    relays.length = 0;
  }, 40_000);

  it('holds nothing once its lease has run out, and what another holds is not taken', async () => {
    const table = new LeaseTable(db.dataSource);
    const [first, second] = [new Lease(table, randomUUID()), new Lease(table, randomUUID())];
    await first.renew();
    expect(first.holdsAll).toBe(true);
    await second.renew();
    expect(second.buckets).toEqual([]);
    await first.renew();
    expect(first.holdsAll).toBe(true);
    expect(first.hasSurplus).toBe(true);
    await first.letGo();
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
    const patience = heldTimers(STOP_MS);
    let stopped = false;
    void relay.stop().then(() => {
      stopped = true;
    });
    await until('it to be waited for', () => patience.running() === 1);
    expect(stopped).toBe(false);
    patience.runOut();
    await until('the relay to stop', () => stopped, 10_000);
    patience.letGo();
    expect(await left()).toBe(1);
    expect(await db.dataSource.query('select 1 from relay_leases where owner is not null')).not.toEqual([]);
  });
});
