import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@odyssey/platform';
import { stack } from '@odyssey/testing';
import { type Admin, Kafka, logLevel, Partitioners } from 'kafkajs';

const PEOPLE = Array.from({ length: 60 }, () => newId());
const EVENTS = 3;
const OLD_COUNT = 4;
const NEW_COUNT = 8;

/** What docs/runbooks/new-partition-count.md says, on a real broker. */
describe('a new partition count', () => {
  const kafka = new Kafka({
    clientId: 'suite',
    brokers: (stack().env.ODYSSEY_KAFKA_URL ?? '').split(','),
    logLevel: logLevel.NOTHING,
  });
  const topics: string[] = [];
  let admin: Admin;
  beforeAll(async () => {
    admin = kafka.admin();
    await admin.connect();
  });
  afterAll(async () => {
    await admin.deleteTopics({ topics });
    await admin.disconnect();
  });

  const create = async (numPartitions: number) => {
    const topic = `suite.${newId()}`;
    topics.push(topic);
    await admin.createTopics({
      waitForLeaders: true,
      topics: [{ topic, numPartitions, replicationFactor: -1 }],
    });
    return topic;
  };
  /** The next events of each person, with the partitioner that the relay uses. */
  const write = async (topic: string, first: number) => {
    const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
    await producer.connect();
    for (let n = first; n < first + EVENTS; n += 1)
      await producer.send({ topic, acks: -1, messages: PEOPLE.map((key) => ({ key, value: String(n) })) });
    await producer.disconnect();
  };

  /**
   * Reads everything there is, partitions side by side and each in its order. Those that are behind stand still
   * until the others are read to their end: what a busy lane or a replica that restarts does to them.
   */
  const read = async (
    topic: string,
    isBehind: (partition: number) => boolean,
    done: Map<string, Set<number>>,
  ) => {
    const ends = (await admin.fetchTopicOffsets(topic)).filter(({ high }) => high !== '0');
    const open = new Set(ends.map(({ partition }) => partition));
    const ahead = Promise.withResolvers<void>();
    const all = Promise.withResolvers<void>();
    const look = () => {
      if ([...open].every(isBehind)) ahead.resolve();
      if (open.size === 0) all.resolve();
    };
    look();
    const consumer = kafka.consumer({ groupId: `suite-${newId()}`, minBytes: 1, maxWaitTimeInMs: 100 });
    await consumer.connect();
    await consumer.subscribe({ topic, fromBeginning: true });
    await consumer.run({
      partitionsConsumedConcurrently: NEW_COUNT,
      eachBatch: async ({ batch: { partition, messages } }) => {
        if (isBehind(partition)) await ahead.promise;
        for (const { key, value, offset } of messages) {
          const person = String(key);
          // Sent or read twice, it is the same event: where it comes first is what counts, as for every handler.
          done.set(person, (done.get(person) ?? new Set()).add(Number(value)));
          const end = ends.find((one) => one.partition === partition);
          if (BigInt(offset) + 1n === BigInt(end?.high ?? -1)) open.delete(partition);
        }
        look();
      },
    });
    await all.promise;
    await consumer.disconnect();
  };

  const outOfOrder = (done: Map<string, Set<number>>) =>
    [...done.values()].filter((events) => [...events].some((n, at) => n !== at + 1)).length;

  it('on the same topic moves people away from what they did before: it is done in the wrong order', async () => {
    const topic = await create(OLD_COUNT);
    await write(topic, 1);
    await admin.createPartitions({ topicPartitions: [{ topic, count: NEW_COUNT }] });
    await write(topic, 1 + EVENTS);
    const done = new Map<string, Set<number>>();
    await read(topic, (partition) => partition < OLD_COUNT, done);
    expect(done.size).toBe(PEOPLE.length);
    // About half of them: those whose hash falls into one of the new partitions.
    expect(outOfOrder(done)).toBeGreaterThan(PEOPLE.length / 5);
  }, 60_000);

  it('on a new topic that begins where the old one ends keeps everybody in order', async () => {
    const [old, next] = [await create(OLD_COUNT), await create(NEW_COUNT)];
    await write(old, 1);
    const done = new Map<string, Set<number>>();
    // The writer has stopped. Its successor may already write; nobody reads there until the old topic is done.
    await write(next, 1 + EVENTS);
    await read(old, (partition) => partition === 0, done);
    await read(next, (partition) => partition < OLD_COUNT, done);
    expect(done.size).toBe(PEOPLE.length);
    for (const events of done.values()) expect([...events]).toEqual([1, 2, 3, 4, 5, 6]);
  }, 60_000);
});
