/** The part of JSON Schema that zod writes for event data. */
export interface JsonSchema {
  type?: string;
  format?: string;
  pattern?: string;
  enum?: unknown[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  additionalProperties?: JsonSchema | boolean;
  [keyword: string]: unknown;
}

/** What others rely on of one event. */
export interface EventPromise {
  topic: string;
  /** The kind of thing that its versions count. */
  aggregate: string;
  /** What its producer writes. */
  schema: JsonSchema;
}

export type Promises = Record<string, EventPromise>;

/** Keywords that only describe. A bound of any other keyword may not move, neither way. */
const DESCRIBING = ['$schema', 'description', 'title', 'examples', 'default'];
/** Compared field by field, or value by value. */
const COMPARED = [
  'type',
  'format',
  'pattern',
  'enum',
  'properties',
  'required',
  'items',
  'additionalProperties',
];

/**
 * Every way in which `is` breaks what the release `version` promised (`was`), as a sentence each: which field of which
 * event, for whom, and what to do instead. Fields, events and enum values may be added; nothing else may change within
 * a version: what becomes narrower refuses records that lie in the topics, what becomes wider is refused by readers.
 */
export function breakingChanges(version: string, was: Promises, is: Promises): string[] {
  return Object.entries(was).flatMap(([type, before]) => {
    const now = is[type];
    if (!now)
      return [
        `${type} is gone, and records of ${version} are still to be read. Keep it in the catalogue; ` +
          'what replaces it, under whatever name, is an event beside it.',
      ];
    return [...moves(before, now), ...changes(before.schema, now.schema, '', version)].map(
      (change) => `${type}: ${change}. ${instead(type)}`,
    );
  });
}

function instead(type: string): string {
  const next = type.replace(/\d+$/, (version) => String(Number(version) + 1));
  return `Leave ${type} as it was and define ${next} beside it, with \`upcasts: { from, up }\` (docs/adr/0018).`;
}

function moves(was: EventPromise, is: EventPromise): string[] {
  const found: string[] = [];
  if (was.topic !== is.topic)
    found.push(`its topic is ${is.topic} now, where readers of ${was.topic} do not look`);
  if (was.aggregate !== is.aggregate)
    found.push(`its aggregate is ${is.aggregate} now, was ${was.aggregate}: versions would be counted anew`);
  return found;
}

function changes(was: JsonSchema, is: JsonSchema, path: string, version: string): string[] {
  const field = path ? `field \`${path}\`` : 'its data';
  if (was.type !== is.type) return [`${field} is ${kindOf(is)} now, was ${kindOf(was)}`];
  return [
    ...values(was, is, field, version),
    ...form(was, is, field),
    ...bounds(was, is, field),
    ...fields(was, is, path, version),
    ...(was.items && is.items ? changes(was.items, is.items, `${path}[]`, version) : []),
    ...entries(was, is, path, version),
  ];
}

function values(was: JsonSchema, is: JsonSchema, field: string, version: string): string[] {
  if (!was.enum && !is.enum) return [];
  if (!was.enum) return [`${field} is one of a few values now, was any ${kindOf(was)}`];
  if (!is.enum) return [`${field} is any ${kindOf(is)} now, was one of a few values`];
  const now = is.enum;
  return was.enum
    .filter((value) => !now.includes(value))
    .map((value) => `${field} has no value \`${String(value)}\` any more, which ${version} published`);
}

/** The pattern of a known format may be written another way by another version of zod. */
function form(was: JsonSchema, is: JsonSchema, field: string): string[] {
  const [before, now] = [was.format ?? was.pattern, is.format ?? is.pattern];
  if (before === now) return [];
  if (before === undefined) return [`${field} must look like ${now} now, was any ${kindOf(was)}`];
  return [
    `${field} ${now === undefined ? 'may look like anything' : `must look like ${now}`} now, was ${before}`,
  ];
}

function bounds(was: JsonSchema, is: JsonSchema, field: string): string[] {
  const keywords = new Set([...Object.keys(was), ...Object.keys(is)]);
  for (const keyword of [...DESCRIBING, ...COMPARED]) keywords.delete(keyword);
  return [...keywords]
    .filter((keyword) => JSON.stringify(was[keyword]) !== JSON.stringify(is[keyword]))
    .map((keyword) => `${field} has ${keyword} ${show(is[keyword])} now, was ${show(was[keyword])}`);
}

function fields(was: JsonSchema, is: JsonSchema, path: string, version: string): string[] {
  const before = was.properties ?? {};
  const now = is.properties ?? {};
  const required = ({ required: names = [] }: JsonSchema, name: string) => names.includes(name);
  return [...new Set([...Object.keys(before), ...Object.keys(now)])].flatMap((name) => {
    const at = path ? `${path}.${name}` : name;
    const [old, current] = [before[name], now[name]];
    if (!old)
      return required(is, name)
        ? [`new field \`${at}\` is required, and records of ${version} have none`]
        : [];
    if (!current) return [`field \`${at}\` is gone, and readers of ${version} may rely on it`];
    const inner = changes(old, current, at, version);
    if (required(was, name) && !required(is, name))
      return [`field \`${at}\` may be missing now, and readers of ${version} rely on it`, ...inner];
    if (!required(was, name) && required(is, name))
      return [`field \`${at}\` is required now, and records of ${version} may have none`, ...inner];
    return inner;
  });
}

/** The values of an object whose keys are free. */
function entries(was: JsonSchema, is: JsonSchema, path: string, version: string): string[] {
  const [before, now] = [was.additionalProperties, is.additionalProperties];
  if (typeof before === 'object' && typeof now === 'object')
    return changes(before, now, `${path}.*`, version);
  if (typeof before === typeof now) return [];
  return [`field \`${path}\` has ${typeof now === 'object' ? 'free' : 'fixed'} keys now`];
}

const kindOf = (schema: JsonSchema) => schema.type ?? (schema.anyOf ? 'one of several types' : 'anything');
const show = (value: unknown) => (value === undefined ? 'none' : JSON.stringify(value));
