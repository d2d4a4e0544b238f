import type { DataSource } from 'typeorm';
import type { Tx } from '../tx.ts';
import { headersOf, type IncomingRecord, storable } from './incoming.ts';

/** The release that gave up, so that an operator knows whether a newer one may do better. */
export const CODE_VERSION = process.version;

interface Reason {
  errorClass: string;
  error: string;
  attempts: number;
}

/** Keeps a record that cannot be handled, bytes and all. They are rows, not a topic: nothing deletes them but people, age and erasure. */
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
      headers.ce_id ?? null,
      headers.ce_type ?? null,
      bytes(record.key),
      bytes(record.value),
      JSON.stringify(headers),
      storable(reason.errorClass),
      storable(reason.error),
      reason.attempts,
      CODE_VERSION,
    ],
  );
}

const bytes = (value: string | Uint8Array | null) => (value === null ? null : Buffer.from(value as string));
