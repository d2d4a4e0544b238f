import type { OutgoingRecord } from './relay.ts';

/** What Kafka's format adds at most to a record, and to each text in it. */
const RECORD_BYTES = 32;
const LENGTH_BYTES = 5;

/** The most that a record may have: `max.message.bytes` of our topics, less the header of the batch around it. */
export const MAX_RECORD_BYTES = 1_048_576 - 512;

/** How many bytes a record takes at the broker, at most. */
export function sizeOf({ key, value, headers }: Omit<OutgoingRecord, 'topic'>): number {
  let size = RECORD_BYTES + Buffer.byteLength(key) + Buffer.byteLength(value) + 2 * LENGTH_BYTES;
  for (const name in headers)
    size += Buffer.byteLength(name) + Buffer.byteLength(headers[name] ?? '') + 2 * LENGTH_BYTES;
  return size;
}
