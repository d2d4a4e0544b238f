import { DATA_SERVICES, topicOf } from '../../../contracts/services.ts';
import type { KafkaPlace } from '../stack/kafka-admin.ts';
import { boundsOf, kafkaAt, kafkaFault, type Offsets, offsetsSince, withAdmin } from './kafka.ts';
import { existing, readRecords, type TopicRecord } from './records.ts';
import { grouped } from './words.ts';

/** A record to be found: by its place, or by the id of its event. */
export type Found = { topic: string; partition: number; offset: string } | { id: string };

/** The broker's clock may be behind that of the service which drew the id. */
const SKEW_MS = 5 * 60_000;
const SAY_AFTER_MS = 2_000;

/** Reads the record at a place, or looks through the topics from when the event's id was drawn. */
export async function findRecord(
  kafka: KafkaPlace,
  wanted: Found,
  say: (line: string) => void,
): Promise<TopicRecord | undefined> {
  const { from, until } = await withAdmin(kafka, async (admin) => {
    const topics = 'id' in wanted ? await existing(admin, DATA_SERVICES.map(topicOf)) : [wanted.topic];
    const bounds = await Promise.all(
      topics.map(async (topic) => ({ topic, ...(await boundsOf(admin, topic)) })),
    );
    const drawn = 'id' in wanted ? timeOf(wanted.id) : undefined;
    const begin = async (topic: string, low: Offsets): Promise<Offsets> => {
      if ('offset' in wanted)
        return new Map([[wanted.partition, atLeast(low.get(wanted.partition), wanted.offset)]]);
      return drawn ? offsetsSince(admin, topic, new Date(drawn.getTime() - SKEW_MS)) : low;
    };
    return {
      from: new Map(
        await Promise.all(bounds.map(async ({ topic, low }) => [topic, await begin(topic, low)] as const)),
      ),
      until: new Map(bounds.map(({ topic, end }) => [topic, only(end, wanted)])),
    };
  });
  let found: TopicRecord | undefined;
  let seen = 0;
  let saidAt = Date.now();
  try {
    await readRecords(kafkaAt(kafka), {
      from,
      until,
      signal: new AbortController().signal,
      onRecord(record) {
        seen += 1;
        if (Date.now() - saidAt > SAY_AFTER_MS) {
          saidAt = Date.now();
          say(`looking through the topics: ${grouped(seen)} records so far`);
        }
        const here =
          'id' in wanted
            ? record.headers.ce_id?.toLowerCase() === wanted.id
            : record.offset === wanted.offset;
        if (here) found = record;
        return here;
      },
    });
  } catch (error) {
    throw kafkaFault(error, kafka) ?? error;
  }
  return found;
}

/** One record only, when its place is known. */
function only(end: Offsets, wanted: Found): Offsets {
  if (!('offset' in wanted)) return end;
  const last = end.get(wanted.partition) ?? 0n;
  const next = BigInt(wanted.offset) + 1n;
  return new Map([[wanted.partition, next < last ? next : last]]);
}

const atLeast = (low = 0n, offset: string): bigint => (BigInt(offset) < low ? low : BigInt(offset));

/** When a version 7 UUID was drawn; undefined for others, which tell no time. */
export function timeOf(id: string): Date | undefined {
  if (id[14] !== '7') return undefined;
  return new Date(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16));
}
