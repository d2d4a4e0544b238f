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

const Envelope = z.object({
  ce_specversion: z.literal('1.0'),
  ce_id: z.uuid(),
  ce_type: z.string().min(1),
  ce_source: z.string().min(1),
  ce_subject: z.string().min(1),
  ce_time: z.iso.datetime(),
  ce_correlationid: z.string().min(1),
  ce_causationid: z.string().optional(),
  ce_aggregatetype: z.string().min(1),
  ce_aggregateid: z.string().min(1),
  ce_aggregateversion: z.coerce.number().int().positive(),
  ce_to: z.string().optional(),
  'content-type': z.string().startsWith('application/json'),
  traceparent: z.string().optional(),
});

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

/** The attributes of a record, before its data is looked at. @throws UnreadableEvent (`envelope` or `key`). */
export function readAttributes(raw: RawEvent): Attributes {
  const headers = Object.fromEntries(
    Object.entries(raw.headers ?? {}).map(([name, value]) => [name, text(value)]),
  );
  const read = Envelope.safeParse(headers);
  if (!read.success)
    throw new UnreadableEvent('envelope', `headers: ${sentence(read.error)}`, headers.ce_type);
  const ce = read.data;
  const key = text(raw.key ?? undefined);
  if (key !== ce.ce_subject) {
    throw new UnreadableEvent(
      'key',
      `the key ${key ?? 'null'} is not the subject ${ce.ce_subject}`,
      ce.ce_type,
    );
  }
  return {
    id: ce.ce_id,
    type: ce.ce_type,
    source: ce.ce_source,
    subject: ce.ce_subject,
    time: ce.ce_time,
    correlationId: ce.ce_correlationid,
    ...(ce.ce_causationid ? { causationId: ce.ce_causationid } : {}),
    aggregate: { type: ce.ce_aggregatetype, id: ce.ce_aggregateid, version: ce.ce_aggregateversion },
    ...(ce.ce_to ? { to: ce.ce_to } : {}),
    ...(ce.traceparent ? { traceparent: ce.traceparent } : {}),
  };
}

/** The data of a record, read as this event. @throws UnreadableEvent (`json` or `data`). */
export function readData<E extends EventDef>(event: E, attributes: Attributes, raw: RawEvent): Received<E> {
  let json: unknown;
  try {
    json = JSON.parse(text(raw.value ?? undefined) ?? '');
  } catch {
    throw new UnreadableEvent('json', 'the value is not JSON', attributes.type);
  }
  const data = event.data.safeParse(json);
  if (!data.success) throw new UnreadableEvent('data', `data: ${sentence(data.error)}`, attributes.type);
  return { ...attributes, data: data.data as Received<E>['data'] };
}

/**
 * Reads one Kafka record with the events a consumer knows.
 * @throws UnreadableEvent; its `kind` is `unknown_type` when none of the events has the record's type.
 */
export function readEvent<E extends EventDef>(events: readonly E[], raw: RawEvent): Received<E> {
  const attributes = readAttributes(raw);
  const event = events.find((known) => known.type === attributes.type);
  if (!event)
    throw new UnreadableEvent(
      'unknown_type',
      `no event of type ${attributes.type} is known here`,
      attributes.type,
    );
  return readData(event, attributes, raw);
}

function text(value: RawHeaders[string]): string | undefined {
  const one = Array.isArray(value) ? value[0] : value;
  if (one === undefined || typeof one === 'string') return one;
  return new TextDecoder().decode(one);
}

const sentence = (error: z.ZodError) =>
  error.issues.map((issue) => `${issue.path.join('.') || 'value'} ${issue.message}`).join('; ');
