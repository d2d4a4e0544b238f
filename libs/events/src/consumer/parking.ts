import type { Tx } from '../tx.ts';
import type { Reason } from './dead-letters.ts';
import { headersOf, type IncomingRecord, type Readable, textOf } from './incoming.ts';

/** After this many tries, about an hour, the head of a key becomes a dead letter. */
export const MAX_ATTEMPTS = 18;
const LONGEST_WAIT_S = 300;

/** Seconds until the next try: doubling up to five minutes, with jitter so that keys do not come in step. */
export function backOffSeconds(attempts: number, random = Math.random()): number {
  return Math.min(LONGEST_WAIT_S, 2 ** attempts) * (0.5 + random / 2);
}

/** A parked event, as its row has it. */
export interface Parked {
  seq: string;
  topic: string;
  key: string;
  event_id: string;
  partition: number;
  offset: string;
  value: string | null;
  headers: Record<string, string | string[]>;
  attempts: number;
  error_class: string | null;
  error: string | null;
  due: boolean;
}

/** A time further away than any wait was set by a clock that was wrong. */
const DUE = `(next_at <= now() or next_at > now() + interval '${LONGEST_WAIT_S} seconds')`;

const COLUMNS = `seq, topic, key, event_id, partition, "offset", value, headers, attempts, error_class, error, ${DUE} as due`;

/**
 * Puts a failing event aside. Later events of its key queue behind it; every other key flows.
 * @returns false when other content waits there under the same id: this one cannot be kept beside it.
 */
export async function park(tx: Tx, item: Readable, failed: Reason | null): Promise<boolean> {
  const { record } = item;
  const value = textOf(record.value);
  const parked = await tx.execute(
    `insert into parked_events (topic, key, event_id, type, partition, "offset", value, headers, error_class, error, attempts, next_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, now() + $12 * interval '1 second')
     on conflict (topic, key, event_id) do nothing`,
    [
      record.topic,
      item.key,
      item.read.event.id,
      item.read.event.type,
      record.partition,
      record.offset,
      value,
      JSON.stringify(headersOf(record)),
      failed?.errorClass ?? null,
      failed?.error ?? null,
      failed?.attempts ?? 0,
      failed ? backOffSeconds(failed.attempts) : 0,
    ],
  );
  if (parked > 0) return true;
  const same = 'select 1 from parked_events where topic = $1 and key = $2 and event_id = $3 and value = $4';
  return (await tx.query(same, [record.topic, item.key, item.read.event.id, value])).length > 0;
}

/** Which (topic, key) of these items wait already, as `<topic>|<key>`. */
export async function parkedKeys(tx: Tx, items: readonly Readable[]): Promise<Set<string>> {
  const rows = await tx.query<{ topic: string; key: string }>(
    `select distinct p.topic, p.key from parked_events p
     join unnest($1::text[], $2::text[]) as wanted(topic, key) on p.topic = wanted.topic and p.key = wanted.key`,
    [items.map((item) => item.record.topic), items.map((item) => item.key)],
  );
  return new Set(rows.map((row) => `${row.topic}|${row.key}`));
}

/** The first event of each waiting key whose time has come to be tried again. */
export async function dueHeads(tx: Tx, limit: number): Promise<Parked[]> {
  return tx.query<Parked>(
    `select ${COLUMNS} from (select distinct on (topic, key) * from parked_events order by topic, key, seq) heads
     where attempts > 0 and ${DUE} order by next_at limit $1`,
    [limit],
  );
}

/** The head of a key, looked at again under the person's lock. */
export async function headOf(tx: Tx, topic: string, key: string): Promise<Parked | undefined> {
  const rows = await tx.query<Parked>(
    `select ${COLUMNS} from parked_events where topic = $1 and key = $2 order by seq limit 1`,
    [topic, key],
  );
  return rows[0];
}

export const unpark = (tx: Tx, seq: string): Promise<number> =>
  tx.execute('delete from parked_events where seq = $1', [seq]);

/** Counts a try and sets the time of the next one: committed before the try begins, so that it counts if the process dies. */
export async function beginTry(tx: Tx, seq: string, attempts: number): Promise<void> {
  await tx.execute(
    `update parked_events set attempts = $2, next_at = now() + $3 * interval '1 second' where seq = $1`,
    [seq, attempts, backOffSeconds(attempts)],
  );
}

/** Notes why a try failed and sets the next one. */
export async function postpone(tx: Tx, seq: string, failed: Reason): Promise<void> {
  await tx.execute(
    `update parked_events set attempts = $2, error_class = $3, error = $4, next_at = now() + $5 * interval '1 second' where seq = $1`,
    [seq, failed.attempts, failed.errorClass, failed.error, backOffSeconds(failed.attempts)],
  );
}

export const recordOf = (parked: Parked): IncomingRecord => ({
  topic: parked.topic,
  partition: parked.partition,
  offset: parked.offset,
  key: parked.key,
  value: parked.value,
  headers: parked.headers,
});
