import {
  type EventDef,
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

/** What the tables take as a key: no NUL, and short enough for an index. */
const KEY = /^[^\0]{1,200}$/s;

/** Reads a record before anything else happens to it. Nothing it holds can make this throw. */
export function readIncoming(record: IncomingRecord): Incoming['read'] {
  try {
    const attributes = readAttributes(record);
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
    return { event: readData(def, attributes, record), def };
  } catch (error) {
    if (error instanceof UnreadableEvent) return { unreadable: error };
    return { unreadable: new UnreadableEvent('envelope', (error as Error).message) };
  }
}

/** Text as PostgreSQL can hold it: anything but NUL. */
export const storable = (text: string): string => text.replaceAll('\0', '\ufffd');

/** The bytes of a record as text, for tables that keep it until it can be handled. */
export const textOf = (bytes: string | Uint8Array | null): string | null =>
  bytes === null || typeof bytes === 'string' ? bytes : new TextDecoder().decode(bytes);

/** Headers with their values as text that can be stored. */
export function headersOf(record: RawEvent): Record<string, string> {
  return Object.fromEntries(
    Object.entries(record.headers ?? {}).map(([name, value]) => {
      const one = Array.isArray(value) ? value[0] : value;
      return [storable(name), storable(textOf(one ?? null) ?? '')];
    }),
  );
}
