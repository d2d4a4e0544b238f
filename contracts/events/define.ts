import { z } from 'zod';
import { DATA_SERVICES, type DataService, topicOf } from '../services.ts';
import { leniently, strictly } from './strictness.ts';

/** A fact that other services may rely on: its name, its topic and the shape of its data. */
export interface EventDef<Type extends string = string, Data extends z.ZodObject = z.ZodObject> {
  /** `<service>.<aggregate>.<what happened>.v<version>`, for example `goals.task.completed.v1`. */
  readonly type: Type;
  readonly version: number;
  /** How a record of the version before is read as this one; every version after the first has it. */
  readonly upcasts?: Upcast;
  readonly service: DataService;
  readonly topic: string;
  /** The kind of thing it happened to (`task`); with the id in `aggregateId` it names one counter of versions. */
  readonly aggregate: string;
  /** The field of the data that holds that thing's id. */
  readonly aggregateId: string;
  /** One line: when it is published and what a consumer may conclude. */
  readonly meaning: string;
  /** As consumers read it: unknown fields dropped, unknown enum values read as `other`. */
  readonly data: Data;
  /** As producers must write it: no unknown field, no `other`. */
  readonly strict: z.ZodType<z.output<Data>>;
  readonly sample: z.output<Data>;
  /** Also delivered for a person who has been erased: set only on the events of erasure itself. */
  readonly survivesErasure: boolean;
  /** The fact, ready for `outbox.add`. @throws ZodError when the catalogue refuses the data. */
  of(data: z.input<Data>): Fact<EventDef<Type, Data>>;
  /** A received event for tests: the catalogue's sample with these fields replaced. */
  example(data?: Partial<z.input<Data>>, attributes?: Partial<Attributes>): Received<EventDef<Type, Data>>;
}

/** Reads the data of an older version as a newer one. */
export interface Upcast {
  readonly from: EventDef;
  up(data: object): unknown;
}

export type DataOf<E extends EventDef> = z.output<E['data']>;

/** An event that is about to be published. */
export interface Fact<E extends EventDef = EventDef> {
  readonly event: E;
  readonly data: DataOf<E>;
}

/** The CloudEvents attributes of an event, with ours in plain names. */
export interface Attributes {
  /** uuidv7; the same on every redelivery. */
  readonly id: string;
  readonly type: string;
  /** `/services/<name>` */
  readonly source: string;
  /** The person's id, also the Kafka key; `system` where there is no person. */
  readonly subject: string;
  readonly time: string;
  readonly correlationId: string;
  /** The id of the event that caused this one. */
  readonly causationId?: string;
  readonly aggregate: { readonly type: string; readonly id: string; readonly version: number };
  /** Meant for one consumer only (`notifications` or `notifications.keep-person`); everybody else passes it by. */
  readonly to?: string;
  readonly traceparent?: string;
}

/** An event as a handler gets it. */
export interface Received<E extends EventDef = EventDef> extends Attributes {
  readonly type: E['type'];
  readonly data: DataOf<E>;
}

export const SYSTEM = 'system';

interface Options<Data extends z.ZodObject, From extends EventDef> {
  meaning: string;
  data: Data;
  example: z.input<Data>;
  /** Default: the aggregate's name in camelCase with `Id`, so `taskId` for `goals.task.completed.v1`. */
  aggregateId?: keyof z.output<Data> & string;
  survivesErasure?: boolean;
  /** From `.v2` on: the version before, and what its data says in the words of this one. */
  upcasts?: { from: From; up(data: DataOf<From>): z.input<Data> };
}

const NAME = /^([a-z]+)\.([a-z_]+)\.[a-z_]+\.v([1-9]\d*)$/;

/**
 * Declares one event.
 * @throws when its name, sample, aggregate id or upcaster does not fit: the catalogue must not load then.
 */
export function defineEvent<
  const Type extends string,
  Data extends z.ZodObject,
  From extends EventDef = EventDef,
>(type: Type, options: Options<Data, From>): EventDef<Type, Data> {
  const [, service, aggregate, version] = NAME.exec(type) ?? [];
  if (!service || !aggregate || !DATA_SERVICES.includes(service as DataService)) {
    throw new Error(`${type}: an event is named <service>.<aggregate>.<past tense>.v<n>`);
  }
  const aggregateId = options.aggregateId ?? `${camel(aggregate)}Id`;
  if (!(aggregateId in options.data.shape)) throw new Error(`${type}: its data has no field ${aggregateId}`);
  const strict = strictly(options.data) as unknown as z.ZodType<z.output<Data>>;
  const event: EventDef<Type, Data> = {
    type,
    version: Number(version),
    service: service as DataService,
    topic: topicOf(service as DataService),
    aggregate,
    aggregateId,
    meaning: options.meaning,
    data: leniently(options.data) as unknown as Data,
    strict,
    sample: strict.parse(options.example),
    survivesErasure: options.survivesErasure ?? false,
    ...(options.upcasts ? { upcasts: options.upcasts as unknown as Upcast } : {}),
    of: (data) => ({ event, data: strict.parse(data) }),
    example: (data = {}, attributes = {}) => received(event, { ...options.example, ...data }, attributes),
  };
  demandPredecessor(event);
  return event;
}

/** Versions follow one another without a gap, and the sample of each is still a valid event in the words of the next. */
function demandPredecessor({ type, version, upcasts, strict }: EventDef): void {
  if (version === 1 && !upcasts) return;
  const before = type.replace(/\d+$/, String(version - 1));
  if (!upcasts) throw new Error(`${type}: say with upcasts how it reads ${before}`);
  if (upcasts.from.type !== before)
    throw new Error(`${type}: it upcasts from ${before}, not from ${upcasts.from.type}`);
  strict.parse(upcasts.up(upcasts.from.sample));
}

let serial = 0;

function received<E extends EventDef>(
  event: E,
  data: z.input<E['data']>,
  given: Partial<Attributes>,
): Received<E> {
  serial += 1;
  const id = `01890000-0000-7000-8000-${serial.toString(16).padStart(12, '0')}`;
  const read = event.data.parse(data) as DataOf<E>;
  const subject = given.subject ?? '01890000-0000-7000-8000-00000000face';
  return {
    id,
    type: event.type,
    source: `/services/${event.service}`,
    time: '2026-05-04T07:40:00.000Z',
    correlationId: id,
    aggregate: {
      type: event.aggregate,
      id: String((read as Record<string, unknown>)[event.aggregateId]),
      version: 1,
    },
    ...given,
    subject,
    data: read,
  };
}

const camel = (snake: string) => snake.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
