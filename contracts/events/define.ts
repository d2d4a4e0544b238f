import { z } from 'zod';
import { DATA_SERVICES, type DataService, topicOf } from '../services.ts';

/** A fact that other services may rely on: its name, its topic and the shape of its data. */
export interface EventDef<Type extends string = string, Data extends z.ZodObject = z.ZodObject> {
  /** `<service>.<aggregate>.<what happened>.v<version>`, for example `goals.task.completed.v1`. */
  readonly type: Type;
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
  readonly data: DataOf<E>;
}

export const SYSTEM = 'system';

interface Options<Data extends z.ZodObject> {
  meaning: string;
  data: Data;
  example: z.input<Data>;
  /** Default: the aggregate's name in camelCase with `Id`, so `taskId` for `goals.task.completed.v1`. */
  aggregateId?: keyof z.output<Data> & string;
  survivesErasure?: boolean;
}

/** Declares one event. @throws when its name, sample or aggregate id does not fit: the catalogue must not load then. */
export function defineEvent<const Type extends string, Data extends z.ZodObject>(
  type: Type,
  options: Options<Data>,
): EventDef<Type, Data> {
  const [, service, aggregate] = /^([a-z]+)\.([a-z_]+)\.[a-z_]+\.v[1-9]\d*$/.exec(type) ?? [];
  if (!service || !aggregate || !DATA_SERVICES.includes(service as DataService)) {
    throw new Error(`${type}: an event is named <service>.<aggregate>.<past tense>.v<n>`);
  }
  const aggregateId = options.aggregateId ?? `${camel(aggregate)}Id`;
  if (!(aggregateId in options.data.shape)) throw new Error(`${type}: its data has no field ${aggregateId}`);
  const strict = strictly(options.data) as unknown as z.ZodType<z.output<Data>>;
  const sample = strict.parse(options.example);
  const event: EventDef<Type, Data> = {
    type,
    service: service as DataService,
    topic: topicOf(service as DataService),
    aggregate,
    aggregateId,
    meaning: options.meaning,
    data: leniently(options.data) as unknown as Data,
    strict,
    sample,
    survivesErasure: options.survivesErasure ?? false,
    of: (data) => ({ event, data: strict.parse(data) }),
    example: (data = {}, attributes = {}) => received(event, { ...options.example, ...data }, attributes),
  };
  return event;
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

/** What a producer may write: every object closed, no `other`. */
function strictly(schema: z.ZodType): z.ZodType {
  return rebuild(schema, strictly, {
    object: (shape) => z.strictObject(shape),
    enumeration: (values) => z.enum(values.filter((value) => value !== 'other')),
  });
}

/** What a consumer reads: open objects, unknown enum values as `other` where the enumeration allows it. */
function leniently(schema: z.ZodType): z.ZodType {
  return rebuild(schema, leniently, {
    object: (shape) => z.object(shape),
    enumeration: (values) => (values.includes('other') ? z.enum(values).catch('other') : z.enum(values)),
  });
}

interface Leaves {
  object(shape: Record<string, z.ZodType>): z.ZodType;
  enumeration(values: string[]): z.ZodType;
}

function rebuild(schema: z.ZodType, again: (inner: z.ZodType) => z.ZodType, leaves: Leaves): z.ZodType {
  if (schema instanceof z.ZodObject) {
    const shape = Object.entries(schema.shape as Record<string, z.ZodType>);
    return leaves.object(Object.fromEntries(shape.map(([name, inner]) => [name, again(inner)])));
  }
  if (schema instanceof z.ZodEnum) return leaves.enumeration(schema.options as string[]);
  // Cloned, not made anew: the checks on the list itself (its least and greatest length) stay.
  const inner = (type: unknown) => again(type as z.ZodType);
  if (schema instanceof z.ZodArray)
    return schema.clone({ ...schema.def, element: inner(schema.def.element) });
  if (schema instanceof z.ZodOptional)
    return schema.clone({ ...schema.def, innerType: inner(schema.def.innerType) });
  if (schema instanceof z.ZodNullable)
    return schema.clone({ ...schema.def, innerType: inner(schema.def.innerType) });
  if (schema instanceof z.ZodRecord)
    return schema.clone({ ...schema.def, valueType: inner(schema.def.valueType) });
  return schema;
}
