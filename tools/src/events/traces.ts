import type pg from 'pg';
import type { DataService } from '../../../contracts/services.ts';

/** Where one service keeps something of an event. */
export interface Trace {
  service: DataService;
  in: 'outbox' | 'inbox' | 'parked' | 'dead';
  at: Date;
  eventId?: string | null;
  key?: string | null;
  /** Inbox: which consumer has handled it. */
  consumer?: string;
  /** Dead: its number, as in `ai#12`. */
  number?: string;
  topic?: string;
  partition?: number;
  offset?: string;
  errorClass?: string | null;
  error?: string | null;
  attempts?: number;
  nextAt?: Date;
  /** Parked: how many events of its key are before it. */
  before?: number;
  headers?: Record<string, unknown>;
  value?: string | null;
}

/** Everything that a service has of an event. */
export async function storyIn(client: pg.Client, service: DataService, id: string): Promise<Trace[]> {
  const outbox = await client.query(
    `select 'outbox' as in, at, key, topic, refused as error, headers, payload as value from outbox where id = $1`,
    [id],
  );
  const inbox = await client.query(
    `select 'inbox' as in, at, consumer, person as key from inbox where event_id = $1 order by at, consumer`,
    [id],
  );
  const parked = await client.query(
    `select 'parked' as in, parked_at as at, key, topic, partition, "offset", error_class as "errorClass", error,
       attempts, next_at as "nextAt", headers, value,
       (select count(*)::int from parked_events b where b.topic = p.topic and b.key = p.key and b.seq < p.seq) as before
     from parked_events p where event_id = $1`,
    [id],
  );
  const dead = await client.query(`${DEAD} where event_id = $1 order by id`, [id]);
  return [
    ...[...outbox.rows, ...inbox.rows, ...parked.rows].map((row) => ({ ...row, service }) as Trace),
    ...dead.rows.map((row) => deadTrace(row, service)),
  ];
}

export async function deadByNumber(
  client: pg.Client,
  service: DataService,
  number: string,
): Promise<Trace[]> {
  const { rows } = await client.query(`${DEAD} where id = $1`, [number]);
  return rows.map((row) => deadTrace(row, service));
}

const DEAD = `select 'dead' as in, died_at as at, id as number, event_id as "eventId", key, topic, partition, "offset",
  error_class as "errorClass", error, attempts, headers, value from dead_letters`;

type DeadRow = Omit<Trace, 'key' | 'value' | 'service'> & { key: Buffer | null; value: Buffer | null };

const deadTrace = (row: DeadRow, service: DataService): Trace => ({
  ...row,
  service,
  key: row.key?.toString('utf8') ?? null,
  value: row.value?.toString('utf8') ?? null,
});
