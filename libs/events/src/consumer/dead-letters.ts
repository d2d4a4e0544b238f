import type { DataSource } from 'typeorm';
import { RELEASE } from '../release.ts';
import type { Tx } from '../tx.ts';
import { headersOf, type IncomingRecord, storable } from './incoming.ts';

/** Why a record is given up, or set aside for now. */
export interface Reason {
  readonly errorClass: string;
  readonly error: string;
  readonly attempts: number;
}

/**
 * Keeps a record that cannot be handled, bytes and all, with the release that gave up: a newer one may do better. They are rows, not a topic: nothing deletes them but people, age and erasure. */
export async function bury(to: DataSource | Tx, record: IncomingRecord, reason: Reason): Promise<void> {
  const headers = headersOf(record);
  await to.query(
    `insert into dead_letters (topic, partition, "offset", event_id, type, key, value, headers, error_class, error, attempts, code_version)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
     on conflict (topic, partition, "offset") do nothing`,
    [
      record.topic,
      record.partition,
      record.offset,
      first(headers.ce_id),
      first(headers.ce_type),
      bytes(record.key),
      bytes(record.value),
      JSON.stringify(headers),
      storable(reason.errorClass),
      storable(reason.error),
      reason.attempts,
      RELEASE,
    ],
  );
}

const first = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value) ?? null;

const bytes = (value: string | Uint8Array | null) => (value === null ? null : Buffer.from(value as string));
