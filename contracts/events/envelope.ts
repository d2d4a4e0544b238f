import { z } from 'zod';
import type { Attributes, EventDef, Received } from './define.ts';

/** CloudEvents 1.0 in Kafka's binary mode: attributes are `ce_` headers, the value is the data as JSON. */

export type Headers = Record<string, string>;
type RawHeaders = Record<string, string | Uint8Array | (string | Uint8Array)[] | undefined>;

/** A Kafka record as any client library hands it over. */
export interface RawEvent {
  key: string | Uint8Array | null;
  value: string | Uint8Array | null;
  headers?: RawHeaders;
}

/** The record cannot be read as an event of ours; the message says why, in a sentence. */
export class UnreadableEvent extends Error {
  override readonly name = 'UnreadableEvent';
  readonly kind: 'envelope' | 'key' | 'json' | 'data' | 'unknown_type';
  readonly type: string | undefined;

  constructor(kind: UnreadableEvent['kind'], problem: string, type?: string) {
    super(problem);
    this.kind = kind;
    this.type = type;
  }
}

/** The headers that carry an event's attributes. */
export function toHeaders(event: Attributes): Headers {
  return {
    ce_specversion: '1.0',
    ce_id: event.id,
    ce_type: event.type,
    ce_source: event.source,
    ce_subject: event.subject,
    ce_time: event.time,
    ce_correlationid: event.correlationId,
    ...(event.causationId ? { ce_causationid: event.causationId } : {}),
    ce_aggregatetype: event.aggregate.type,
    ce_aggregateid: event.aggregate.id,
    ce_aggregateversion: String(event.aggregate.version),
    ...(event.to ? { ce_to: event.to } : {}),
    'content-type': 'application/json',
    ...(event.traceparent ? { traceparent: event.traceparent } : {}),
  };
}

/** What each header must look like. Plain patterns, not a schema: this runs for every record of every topic. */
const UUID = z.regexes.uuid();
const INSTANT = z.regexes.datetime({});
const ANY = /./s;
const VERSION = /^[1-9]\d{0,14}$/;
const JSON_TYPE = /^application\/json *(;|$)/i;

/** The attributes of a record, before its data is looked at. @throws UnreadableEvent (`envelope` or `key`). */
export function readAttributes(raw: RawEvent): Attributes {
  const headers = raw.headers ?? {};
  const problems: string[] = [];
  const optional = (name: string) => text(headers[name]) || undefined;
  const required = (name: string, pattern: RegExp, form: string) => {
    const value = text(headers[name]);
    if (value === undefined) problems.push(`${name} ${absent(headers[name])}`);
    else if (!pattern.test(value)) problems.push(`${name} is not ${form}`);
    return value ?? '';
  };
  required('ce_specversion', /^1\.0$/, '1.0');
  // Databases give uuids back in lower case; an id has one spelling, so that it can be compared as text.
  const id = required('ce_id', UUID, 'a uuid').toLowerCase();
  const type = required('ce_type', ANY, 'a name');
  const source = required('ce_source', ANY, 'a name');
  const subject = required('ce_subject', ANY, 'a name');
  const time = required('ce_time', INSTANT, 'an instant in UTC such as 2026-05-04T07:40:00.000Z');
  const correlationId = required('ce_correlationid', ANY, 'a name');
  const aggregate = {
    type: required('ce_aggregatetype', ANY, 'a name'),
    id: required('ce_aggregateid', ANY, 'a name'),
    version: Number(required('ce_aggregateversion', VERSION, 'a whole number from 1')),
  };
  required('content-type', JSON_TYPE, 'application/json');
  const causationId = optional('ce_causationid');
  const to = optional('ce_to');
  const traceparent = optional('traceparent');
  if (problems.length > 0)
    throw new UnreadableEvent('envelope', `headers: ${problems.join('; ')}`, type || undefined);
  const key = text(raw.key ?? undefined);
  if (key !== subject)
    throw new UnreadableEvent('key', `the key ${key ?? 'null'} is not the subject ${subject}`, type);
  return {
    id,
    type,
    source,
    subject,
    time,
    correlationId,
    aggregate,
    ...(causationId ? { causationId } : {}),
    ...(to ? { to } : {}),
    ...(traceparent ? { traceparent } : {}),
  };
}

/**
 * The data of a record, read as this event: a record of an earlier version is upcast, and keeps its id.
 * @throws UnreadableEvent (`json` or `data`).
 */
export function readData<E extends EventDef>(event: E, attributes: Attributes, raw: RawEvent): Received<E> {
  const data = versionAs(event, attributes.type, jsonOf(raw, attributes.type));
  return { ...attributes, type: event.type, data: data as Received<E>['data'] };
}

/** What `readEvent` gives: told apart by `type` when there are several events. */
export type ReceivedOf<E extends EventDef> = E extends EventDef ? Received<E> : never;

/**
 * Reads one Kafka record with the events a consumer knows. A record of an earlier version than the one named is upcast.
 * @throws UnreadableEvent; its `kind` is `unknown_type` when none of the events has the record's type.
 */
export function readEvent<E extends EventDef>(events: readonly E[], raw: RawEvent): ReceivedOf<E> {
  const attributes = readAttributes(raw);
  const { type } = attributes;
  const event = events.find((known) => known.type === type) ?? events.find((known) => covers(known, type));
  if (!event) throw new UnreadableEvent('unknown_type', `no event of type ${type} is known here`, type);
  return readData(event, attributes, raw) as ReceivedOf<E>;
}

function covers(event: EventDef, type: string): boolean {
  return event.type === type || (event.upcasts !== undefined && covers(event.upcasts.from, type));
}

/** Data of the version `type` in the words of `event`, from one version to the next. */
function versionAs(event: EventDef, type: string, json: unknown): object {
  const { upcasts } = event;
  let found = json;
  if (upcasts && type !== event.type) {
    const before = versionAs(upcasts.from, type, json);
    try {
      found = upcasts.up(before);
    } catch (error) {
      throw new UnreadableEvent(
        'data',
        `data: not to be read as ${event.type}: ${(error as Error).message}`,
        type,
      );
    }
  }
  const read = event.data.safeParse(found);
  if (!read.success) throw new UnreadableEvent('data', `data: ${sentence(read.error)}`, type);
  return read.data;
}

function jsonOf(raw: RawEvent, type: string): unknown {
  try {
    return JSON.parse(text(raw.value ?? undefined) ?? '');
  } catch {
    throw new UnreadableEvent('json', 'the value is not JSON in UTF-8', type);
  }
}

/** Refuses bytes that are no UTF-8: read as replacement characters, two different keys or words would become the same. */
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Of a header that came more than once nobody can say which one is meant. */
function text(value: RawHeaders[string]): string | undefined {
  const one = Array.isArray(value) && value.length === 1 ? value[0] : value;
  if (typeof one === 'string') return one;
  if (!(one instanceof Uint8Array)) return undefined;
  try {
    return utf8.decode(one);
  } catch {
    return undefined;
  }
}

function absent(value: RawHeaders[string]): string {
  if (value === undefined) return 'is missing';
  return Array.isArray(value) ? 'is there more than once' : 'is not text in UTF-8';
}

const sentence = (error: z.ZodError) =>
  error.issues.map((issue) => `${issue.path.join('.') || 'value'} ${issue.message}`).join('; ');
