import { randomUUID } from 'node:crypto';
import { type Admin, type IHeaders, type Kafka } from 'kafkajs';
import type { Offsets } from './kafka.ts';

/** One record of a topic, as far as it can be read; whatever it holds, nothing here throws. */
export interface TopicRecord {
  topic: string;
  partition: number;
  offset: string;
  /** When the broker stored it. */
  storedAt: Date;
  key: string | null;
  headers: Record<string, string>;
  value: string | null;
}

interface Reading {
  /** Where to begin, for each topic and partition. */
  from: ReadonlyMap<string, Offsets>;
  /** Where to end; without it, reading goes on until the signal. */
  until?: ReadonlyMap<string, Offsets>;
  signal: AbortSignal;
  /** Returns true when enough was read. */
  onRecord(record: TopicRecord): boolean | undefined;
}

/** Reads records in a group of its own that commits nothing and is gone afterwards. Resolves at the end, or when told to stop. */
export async function readRecords(kafka: Kafka, { from, until, signal, onRecord }: Reading): Promise<void> {
  const left = until ? unread(from, until) : undefined;
  const topics = [...from.keys()].filter(
    (topic) => !left || [...left.keys()].some((key) => key.startsWith(`${topic}/`)),
  );
  if (topics.length === 0 || signal.aborted) return;
  const groupId = `odyssey.operator.${randomUUID()}`;
  const consumer = kafka.consumer({
    groupId,
    maxWaitTimeInMs: 250,
    minBytes: 1,
    allowAutoTopicCreation: false,
  });
  try {
    await consumer.connect();
    await consumer.subscribe({ topics, fromBeginning: false });
    await new Promise<void>((resolve, reject) => {
      if (signal.aborted) resolve();
      signal.addEventListener('abort', () => resolve(), { once: true });
      consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error));
      let enough = false;
      consumer
        .run({
          autoCommit: false,
          eachBatch: async ({ batch, resolveOffset }) => {
            for (const message of batch.messages) {
              const { topic, partition } = batch;
              const first = from.get(topic)?.get(partition) ?? 0n;
              const end = until?.get(topic)?.get(partition);
              const offset = BigInt(message.offset);
              const wanted = offset >= first && (end === undefined || offset < end);
              if (wanted && !enough) enough = onRecord(readable(topic, partition, message)) ?? false;
              resolveOffset(message.offset);
              if (end !== undefined && offset >= end - 1n) left?.delete(`${topic}/${partition}`);
            }
            if (enough || left?.size === 0) resolve();
          },
        })
        .catch(reject);
      // Right after `run`, as kafkajs wants it: the first fetch then begins here.
      for (const topic of topics)
        for (const [partition, offset] of from.get(topic) ?? [])
          consumer.seek({ topic, partition, offset: offset.toString() });
    });
  } finally {
    await consumer.disconnect();
    await removeGroup(kafka, groupId);
  }
}

/** The broker removes an empty group in time; where it can be asked, at once, so that none is in anybody's list. */
async function removeGroup(kafka: Kafka, groupId: string): Promise<void> {
  const admin = kafka.admin();
  const removing = admin.connect().then(() => admin.deleteGroups([groupId]));
  // It may be gone already, or the broker away: neither is the reader's trouble.
  await Promise.allSettled([removing]);
  await admin.disconnect();
}

/** `<topic>/<partition>` of all that have something between the two. */
function unread(from: ReadonlyMap<string, Offsets>, until: ReadonlyMap<string, Offsets>): Set<string> {
  const keys = [...until].flatMap(([topic, ends]) =>
    [...ends].flatMap(([partition, end]) =>
      end > (from.get(topic)?.get(partition) ?? end) ? [`${topic}/${partition}`] : [],
    ),
  );
  return new Set(keys);
}

interface Message {
  offset: string;
  timestamp: string;
  key: Buffer | null;
  value: Buffer | null;
  headers?: IHeaders;
}

function readable(topic: string, partition: number, message: Message): TopicRecord {
  const text = (value: IHeaders[string]) => {
    const one = Array.isArray(value) ? value[0] : value;
    return typeof one === 'string' ? one : (one?.toString('utf8') ?? '');
  };
  return {
    topic,
    partition,
    offset: message.offset,
    storedAt: new Date(Number(message.timestamp)),
    key: message.key?.toString('utf8') ?? null,
    headers: Object.fromEntries(
      Object.entries(message.headers ?? {}).map(([name, value]) => [name, text(value)]),
    ),
    value: message.value?.toString('utf8') ?? null,
  };
}

/** Of these the ones that the broker has. */
export async function existing(admin: Admin, topics: readonly string[]): Promise<string[]> {
  const there = new Set(await admin.listTopics());
  return topics.filter((topic) => there.has(topic));
}

/** The data of a value that is JSON; otherwise its text as it is. */
export function dataOf(value: string | null): unknown {
  if (value === null) return null;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
