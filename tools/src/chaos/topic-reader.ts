import { type Batch, Kafka, logLevel } from 'kafkajs';
import type { TopicRecord } from './ledger.ts';

/** A client for looking on: it takes no part in what is tested. */
export const onlooker = (brokers: readonly string[]): Kafka =>
  new Kafka({ clientId: 'chaos-onlooker', brokers: [...brokers], logLevel: logLevel.NOTHING });

/** Hands over every record of a topic, from its beginning to its end as of now, partition by partition in order. */
export async function readTopic(
  kafka: Kafka,
  topic: string,
  take: (records: readonly TopicRecord[]) => void,
): Promise<void> {
  const missing = await unread(kafka, topic);
  if (missing.size === 0) return;
  const consumer = kafka.consumer({
    groupId: `onlooker-${process.pid}-${performance.now()}`,
    minBytes: 1,
    maxWaitTimeInMs: 100,
  });
  try {
    await consumer.connect();
    await consumer.subscribe({ topic, fromBeginning: true });
    await new Promise<void>((resolve, reject) => {
      consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error));
      consumer
        .run({
          autoCommit: false,
          partitionsConsumedConcurrently: 4,
          eachBatch: async ({ batch }) => {
            take(recordsOf(batch));
            const end = missing.get(batch.partition);
            if (end !== undefined && BigInt(batch.lastOffset()) >= end - 1n) missing.delete(batch.partition);
            if (missing.size === 0) resolve();
          },
        })
        .catch(reject);
    });
  } finally {
    await consumer.disconnect();
  }
}

/** Where each partition that holds anything ends. */
async function unread(kafka: Kafka, topic: string): Promise<Map<number, bigint>> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    const ends = await admin.fetchTopicOffsets(topic);
    return new Map(
      ends.filter(({ high, low }) => high !== low).map(({ partition, high }) => [partition, BigInt(high)]),
    );
  } finally {
    await admin.disconnect();
  }
}

function recordsOf(batch: Batch): TopicRecord[] {
  return batch.messages.map(({ offset, key, value, headers = {} }) => ({
    partition: batch.partition,
    offset: Number(offset),
    eventId: String(headers.ce_id),
    ref: (JSON.parse(String(value)) as { title: string }).title,
    person: String(key),
    aggregate: String(headers.ce_aggregateid),
    version: Number(headers.ce_aggregateversion),
  }));
}
