import { Logger } from '@nestjs/common';
import type { IncomingRecord } from '../consumer/incoming.ts';
import { NotNow } from '../operating/operation.ts';
import { CLOSE_MS, within } from '../within.ts';
import { type EachBatchPayload, kafkaClient, kafkaConsumer } from './kafka.ts';
import type { KafkaSecurity } from './kafka-security.ts';
import { withFix } from './not-allowed.ts';

/** How long the broker may take to tell where its topics begin and end, in milliseconds. */
export const ANSWER_MS = 10_000;
const logger = new Logger('KafkaReader');

/** A stretch of a partition that is still to be read. */
export interface Stretch {
  readonly topic: string;
  readonly partition: number;
  /** The next offset to read. */
  next: bigint;
  /** One above the last. */
  readonly end: bigint;
}

interface Reading {
  /** A group that nobody else is in; it commits nothing. */
  readonly group: string;
  readonly stretches: readonly Stretch[];
  readonly signal: AbortSignal;
  /** Takes the records of one batch, of one partition and in order; the next comes when it has ended. What it throws ends the reading. */
  take(records: readonly IncomingRecord[], stretch: Stretch, alive: () => Promise<void>): Promise<void>;
}

/** Reads topics again, apart from the group that follows them. */
export class KafkaReader {
  constructor(
    private readonly clientId: string,
    private readonly brokers: readonly string[],
    private readonly security?: KafkaSecurity,
  ) {}

  /** From the first record that the broker stored at or after this time to the end as of now. @throws NotNow */
  async since(topics: readonly string[], time: Date): Promise<Stretch[]> {
    const { kafka, giveUp } = kafkaClient(this.clientId, this.brokers, this.security);
    const admin = kafka.admin();
    const asking = admin
      .connect()
      .then(() => Promise.all(topics.map((topic) => stretchesOf(admin, topic, time))))
      .catch((error: Error) => {
        throw new NotNow(`Kafka cannot tell where to begin: ${withFix(error)}`);
      });
    try {
      // kafkajs would go on trying for as long as the broker is away.
      if (!(await within(ANSWER_MS, asking))) throw new NotNow('Kafka does not answer');
      return (await asking).flat();
    } finally {
      giveUp();
      await within(CLOSE_MS, admin.disconnect());
    }
  }

  /** Resolves when every stretch was read, or the signal came. @throws what `take` throws, and NotNow. */
  async read({ group, stretches, signal, take }: Reading): Promise<void> {
    const { kafka, giveUp } = kafkaClient(this.clientId, this.brokers, this.security);
    const consumer = kafkaConsumer(kafka, group);
    const open = new Map(stretches.map((stretch) => [`${stretch.topic}/${stretch.partition}`, stretch]));
    const topics = [...new Set(stretches.map(({ topic }) => topic))];
    const unread = () => stretches.some(({ next, end }) => next < end);
    let onAbort = () => {};
    try {
      await new Promise<void>((resolve, reject) => {
        onAbort = resolve;
        signal.addEventListener('abort', onAbort);
        if (signal.aborted || !unread()) resolve();
        const { events } = consumer;
        consumer.on(events.CRASH, ({ payload }) => reject(new NotNow(`Kafka: ${withFix(payload.error)}`)));
        // At each join: nothing is committed, so kafkajs would begin anywhere else.
        consumer.on(events.GROUP_JOIN, () => {
          for (const { topic, partition, next } of stretches)
            consumer.seek({ topic, partition, offset: next.toString() });
        });
        const eachBatch = async ({ batch, resolveOffset, heartbeat }: EachBatchPayload) => {
          const stretch = open.get(`${batch.topic}/${batch.partition}`);
          try {
            const records = stretch ? recordsOf(batch, stretch) : [];
            if (stretch && records.length > 0) await take(records, stretch, () => alive(heartbeat));
            if (stretch) stretch.next = max(stretch.next, BigInt(batch.lastOffset()) + 1n);
            resolveOffset(batch.lastOffset());
            if (!unread()) resolve();
          } catch (error) {
            reject(error);
          }
        };
        consumer
          .connect()
          .then(() => consumer.subscribe({ topics, fromBeginning: true }))
          .then(() => consumer.run({ autoCommit: false, eachBatchAutoResolve: false, eachBatch }))
          .catch((error: Error) => reject(new NotNow(`Kafka: ${withFix(error)}`)));
      });
    } finally {
      signal.removeEventListener('abort', onAbort);
      await within(CLOSE_MS, consumer.stop());
      await within(CLOSE_MS, consumer.disconnect());
      const admin = kafka.admin();
      // The broker removes an empty group in time; where it can be asked, at once, so that none is in anybody's list.
      await within(
        CLOSE_MS,
        admin.connect().then(() => admin.deleteGroups([group])),
      );
      giveUp();
      await within(CLOSE_MS, admin.disconnect());
    }
  }
}

type Admin = ReturnType<ReturnType<typeof kafkaClient>['kafka']['admin']>;

async function stretchesOf(admin: Admin, topic: string, time: Date): Promise<Stretch[]> {
  const bounds = await admin.fetchTopicOffsets(topic);
  const ends = new Map(bounds.map(({ partition, high }) => [partition, BigInt(high)]));
  const starts = await admin.fetchTopicOffsetsByTimestamp(topic, time.getTime());
  return starts.map(({ partition, offset }) => ({
    topic,
    partition,
    next: BigInt(offset),
    end: ends.get(partition) ?? 0n,
  }));
}

/** Out of the group it is joined again and reads on where it was: the positions are the reader's own. */
async function alive(heartbeat: () => Promise<void>): Promise<void> {
  await heartbeat().catch((error: Error) => logger.debug(`joins again: ${error.message}`));
}

function recordsOf(
  { topic, partition, messages }: EachBatchPayload['batch'],
  { next, end }: Stretch,
): IncomingRecord[] {
  return messages
    .filter(({ offset }) => BigInt(offset) >= next && BigInt(offset) < end)
    .map(({ offset, key, value, headers }) => ({
      topic,
      partition,
      offset,
      key,
      value,
      headers: headers ?? {},
    }));
}

const max = (one: bigint, other: bigint): bigint => (one > other ? one : other);
