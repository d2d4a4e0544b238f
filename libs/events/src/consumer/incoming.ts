import { isUtf8 } from 'node:buffer';
import { hash } from 'node:crypto';
import {
  type EventDef,
  type Headers,
  newestOf,
  type RawEvent,
  type Received,
  readAttributes,
  readData,
  UnreadableEvent,
} from '@odyssey/contracts';

/** A record as it came from the broker. */
export interface IncomingRecord extends RawEvent {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
}

/** What became of a record; each is counted, none is silent. */
export type Outcome = 'handled' | 'duplicate' | 'parked' | 'dead' | 'erased' | 'ignored';

/** Why a record is a dead letter at once: trying it again would change nothing. */
export type BadKind = UnreadableEvent['kind'] | 'id_reused';

/** A record on its way through the consumer. */
export interface Incoming {
  /** The lane's key: the record's own, or its partition when it has none. */
  readonly key: string;
  readonly record: IncomingRecord;
  readonly read:
    | { readonly event: Received; readonly def: EventDef }
    | { readonly unreadable: UnreadableEvent };
  /** Came soon after a start of this process, so it may be what ended the last one. */
  readonly suspect: boolean;
  settle(outcome: Outcome): void;
}

export type Readable = Incoming & { readonly read: { readonly event: Received; readonly def: EventDef } };

export const isReadable = (item: Incoming): item is Readable => 'event' in item.read;

type Bytes = string | Uint8Array;

/** What the tables take as a key: no NUL, and short enough for an index. */
const KEY = /^[^\0]{1,200}$/s;

/** Reads a record before anything else happens to it. Nothing it holds can make this throw. */
export function readIncoming(record: IncomingRecord): Incoming['read'] {
  try {
    const raw = {
      key: decoded(record.key, 'key', 'the key'),
      value: record.value,
      headers: envelopeOf(record),
    };
    const attributes = readAttributes(raw);
    const def = newestOf(attributes.type);
    if (!def)
      throw new UnreadableEvent(
        'unknown_type',
        `this version knows no event ${attributes.type}`,
        attributes.type,
      );
    if (!KEY.test(attributes.subject))
      throw new UnreadableEvent('key', 'the key cannot be stored', attributes.type);
    if (def.topic !== record.topic)
      throw new UnreadableEvent('envelope', `${def.type} belongs on ${def.topic}`, def.type);
    const value = decoded(record.value, 'json', 'the value');
    // PostgreSQL gives uuids back in lower case; the inbox compares them as text.
    const event = readData(def, { ...attributes, id: attributes.id.toLowerCase() }, { ...raw, value });
    return { event, def };
  } catch (error) {
    if (error instanceof UnreadableEvent) return { unreadable: error };
    return { unreadable: new UnreadableEvent('envelope', (error as Error).message) };
  }
}

/** The headers that tell of the event; what else a producer adds is its own and may be any bytes. */
function envelopeOf({ headers = {} }: RawEvent): Headers {
  const envelope: Headers = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined) continue;
    if (name === 'traceparent') envelope.traceparent = textOf(one(value)) ?? '';
    else if (name.startsWith('ce_') || name === 'content-type') {
      if (Array.isArray(value)) throw new UnreadableEvent('envelope', `the header ${name} is there twice`);
      envelope[name] = decoded(value, 'envelope', `the header ${name}`) ?? '';
    }
  }
  return envelope;
}

/** Decoding may not replace what it cannot read: two people's keys could become one. */
function decoded(bytes: Bytes | null, kind: UnreadableEvent['kind'], what: string): string | null {
  if (bytes === null || typeof bytes === 'string') return bytes;
  if (!isUtf8(bytes)) throw new UnreadableEvent(kind, `${what} is not UTF-8`);
  return utf8(bytes);
}

const utf8 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');

const one = (value: Bytes | Bytes[] | null): Bytes | null =>
  Array.isArray(value) ? (value[0] ?? null) : value;

/** Tells contents apart under one id: 64 bits of the SHA-256 of type and value, as PostgreSQL's bigint in text. */
export const digestOf = (type: string, value: Bytes | null): string =>
  hash('sha256', `${type}\n${textOf(value)}`, 'buffer')
    .readBigInt64BE(0)
    .toString();

/** Text as PostgreSQL can hold it: no NUL, no half of a surrogate pair. */
export const storable = (text: string): string => text.replaceAll('\0', '\ufffd').toWellFormed();

/** The bytes of a record as text, for tables that keep it until it can be handled. */
export const textOf = (bytes: Bytes | null): string | null =>
  bytes === null || typeof bytes === 'string' ? bytes : utf8(bytes);

/** Headers with their values as text that can be stored; one that is there twice keeps both. */
export function headersOf(record: RawEvent): Record<string, string | string[]> {
  const stored = (bytes: Bytes | null) => storable(textOf(bytes) ?? '');
  return Object.fromEntries(
    Object.entries(record.headers ?? {}).map(([name, value = '']) => [
      storable(name),
      Array.isArray(value) ? value.map(stored) : stored(value),
    ]),
  );
}
