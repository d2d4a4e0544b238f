import { CATALOGUE, readEvent } from '@odyssey/contracts';
import { newId } from '@odyssey/platform';
import { stack } from '@odyssey/testing';
import { Kafka, type KafkaMessage, logLevel } from 'kafkajs';

export interface PublishedRecord {
  id: string;
  type: string;
  /** `task/<id>` */
  aggregate: string;
  version: number;
  correlationId: string;
  data: Record<string, unknown>;
}

/** Every record of a person on a topic, from its beginning to its end as of now, in the order of the partition. */
export const recordsOf = (topic: string, person: string): Promise<PublishedRecord[]> =>
  records(topic, ({ key }) => key?.toString() === person);

/** Every record on a topic that came of one thing, whomever it is of. */
export const recordsCausedBy = (topic: string, correlationId: string): Promise<PublishedRecord[]> =>
  records(topic, ({ headers }) => headers?.ce_correlationid?.toString() === correlationId);

async function records(
  topic: string,
  wanted: (message: KafkaMessage) => boolean,
): Promise<PublishedRecord[]> {
  const kafka = new Kafka({
    clientId: 'suite',
    brokers: (stack().env.ODYSSEY_KAFKA_URL ?? '').split(','),
    logLevel: logLevel.NOTHING,
  });
  const admin = kafka.admin();
  await admin.connect();
  const ends = await admin.fetchTopicOffsets(topic);
  await admin.disconnect();
  const missing = new Map(
    ends.filter(({ high, low }) => high !== low).map(({ partition, high }) => [partition, BigInt(high)]),
  );
  const found: PublishedRecord[] = [];
  if (missing.size === 0) return found;

  const consumer = kafka.consumer({ groupId: `suite-${newId()}`, minBytes: 1, maxWaitTimeInMs: 100 });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  await new Promise<void>((resolve, reject) => {
    consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error));
    consumer
      .run({
        autoCommit: false,
        eachBatch: async ({ batch, resolveOffset }) => {
          for (const message of batch.messages) {
            if (wanted(message)) {
              const event = readEvent(CATALOGUE, {
                key: message.key,
                value: message.value,
                headers: message.headers ?? {},
              });
              found.push({
                id: event.id,
                type: event.type,
                aggregate: `${event.aggregate.type}/${event.aggregate.id}`,
                version: event.aggregate.version,
                correlationId: event.correlationId,
                data: event.data as Record<string, unknown>,
              });
            }
            resolveOffset(message.offset);
          }
          const end = missing.get(batch.partition);
          if (end !== undefined && BigInt(batch.lastOffset()) >= end - 1n) missing.delete(batch.partition);
          if (missing.size === 0) resolve();
        },
      })
      .catch(reject);
  });
  await consumer.disconnect();
  return found;
}
