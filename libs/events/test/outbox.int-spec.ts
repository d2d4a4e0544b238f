import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type EventDef, type Fact, readEvent, TaskReopened } from '@odyssey/contracts';
import fc from 'fast-check';
import { Outbox } from '../src/index.ts';
import { KafkaSink, kafkaClient } from '../src/kafka/kafka.ts';
import { MAX_RECORD_BYTES } from '../src/outbox/record-size.ts';
import { type OutgoingRecord, RecordRefused, Relay } from '../src/outbox/relay.ts';
import { type EventDatabase, eventDatabase } from './event-database.ts';
import { until } from './records.ts';

const outbox = new Outbox();
/** The kind of configuration that is altered, in Kafka's protocol. */
const TOPIC = 2;
const broker = () => (process.env.ODYSSEY_KAFKA_URL ?? '').split(',')[0] as string;

describe('what add accepts', () => {
  let db: EventDatabase;
  const relays: Relay[] = [];
  beforeAll(async () => {
    db = await eventDatabase();
  });
  afterEach(async () => {
    await Promise.all(relays.splice(0).map((relay) => relay.stop()));
  });
  afterAll(() => db.close());

  const relayTo = (sink: ConstructorParameters<typeof Relay>[1]) => {
    const relay = new Relay(db.dataSource, sink, db.writer);
    relays.push(relay);
    relay.start();
    return relay;
  };
  const left = async () => Number((await db.dataSource.query('select count(*) as n from outbox'))[0].n);
  const publish = (person: string, ...facts: Fact[]) =>
    db.transactions.forPerson(person, (tx) => outbox.addAll(tx, facts));

  it('comes out of the outbox and reads back as it was, in order', async () => {
    const sent: OutgoingRecord[] = [];
    relayTo({ send: async (records) => void sent.push(...records), close: async () => {} });
    const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }).filter((t) => !t.includes('\0'));
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 12 }), text, async (titles, person) => {
        sent.length = 0;
        const taskId = randomUUID();
        await publish(person, ...titles.map((title) => TaskReopened.of({ taskId, title })));
        await until('all to be sent', async () => (await left()) === 0);
        const read = sent.map((record) => readEvent([TaskReopened], record));
        expect(read.map(({ data }) => data)).toEqual(titles.map((title) => ({ taskId, title })));
        expect(read.map(({ aggregate }) => aggregate.version)).toEqual(titles.map((_, n) => n + 1));
        expect(new Set(read.map(({ subject }) => subject))).toEqual(new Set([person]));
      }),
      { numRuns: 25 },
    );
  });

  describe('at the broker', () => {
    const admin = kafkaClient('test', [broker()]).kafka.admin();
    const topic = `test-refusal-${randomUUID()}`;
    const elsewhere = { ...TaskReopened, topic } as EventDef;
    const fact = (title: string, taskId: string = randomUUID()): Fact => ({
      event: elsewhere,
      data: { taskId, title },
    });
    const limit = (bytes: number) =>
      admin.alterConfigs({
        validateOnly: false,
        resources: [
          {
            type: TOPIC,
            name: topic,
            configEntries: [{ name: 'max.message.bytes', value: String(bytes) }],
          },
        ],
      });
    let refusals = 0;
    const toKafka = () => {
      const sink = new KafkaSink(kafkaClient('test', [broker()]).kafka);
      return relayTo({
        send: (...given) =>
          sink.send(...given).catch((error: Error) => {
            if (error instanceof RecordRefused) refusals += 1;
            throw error;
          }),
        close: () => sink.close(),
      });
    };

    beforeAll(async () => {
      await admin.connect();
      await admin.createTopics({
        topics: [
          {
            topic,
            numPartitions: 4,
            replicationFactor: 1,
            configEntries: [{ name: 'max.message.bytes', value: '1048576' }],
          },
        ],
      });
    });
    afterAll(async () => {
      await admin.deleteTopics({ topics: [topic] });
      await admin.disconnect();
    });

    it('is taken, also the largest', async () => {
      const person = randomUUID();
      const size = (title: string) =>
        db.transactions
          .forPerson(person, async (tx) => {
            await outbox.add(tx, fact(title));
            throw new Error('fits');
          })
          .catch(({ message }: Error) => message);
      let room = MAX_RECORD_BYTES;
      while ((await size('x'.repeat(room))) !== 'fits') room -= 64;
      await publish(person, fact('x'.repeat(room)));
      const relay = toKafka();
      await until('it to be sent', async () => (await left()) === 0);
      expect(relay.heldKeys).toEqual([]);
    });

    it('and is refused there after all waits alone, with its key behind it, until it is taken', async () => {
      await limit(20_000);
      const [large, ...others] = Array.from({ length: 30 }, () => randomUUID()) as [string, ...string[]];
      const taskId = randomUUID();
      await publish(large, fact('first', taskId));
      for (const person of others.slice(0, 15)) await publish(person, fact('before'));
      await publish(large, fact('x'.repeat(50_000), taskId), fact('behind it', taskId));
      for (const person of others.slice(15)) await publish(person, fact('after'));
      const relay = toKafka();
      await until('everyone else to be sent', async () => (await left()) === 2);
      await until('it to be named', () => relay.heldKeys.includes(large));
      const refusedSoFar = refusals;
      for (const person of others) await publish(person, fact('later'));
      await until('what came later to be sent', async () => (await left()) === 2);
      expect(relay.failingSince).toBeUndefined();
      // Alone among 31: half of them at a time, and not again with each batch.
      expect(refusals).toBeLessThan(10);
      expect(refusals).toBe(refusedSoFar);
      const rows = await db.dataSource.query('select key, refused from outbox order by seq');
      expect(rows).toEqual([
        { key: large, refused: expect.stringContaining('larger than the max message size') },
        { key: large, refused: null },
      ]);
      await limit(1_048_576);
      // Another relay knows nothing of the refusal, as this one in a minute.
      await Promise.all(relays.splice(0).map((each) => each.stop()));
      toKafka();
      await until('it and what is behind it to be sent', async () => (await left()) === 0);
    }, 40_000);
  });
});
