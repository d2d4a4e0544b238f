import { type HttpPromise, resolved, type Schema, typesOf, withoutNull } from './http-promises.ts';

export interface Both {
  readonly was: HttpPromise;
  readonly is: HttpPromise;
}

/** Whose schema it is: what we are sent may only become wider, what we send only narrower or longer. */
type Side = 'request' | 'answer';

export const breakingRequest = (was: Schema, is: Schema, what: string, documents: Both): string[] =>
  changes({ was, is, what, path: '', side: 'request', documents, seen: [] });

export const breakingAnswer = (was: Schema, is: Schema, what: string, documents: Both): string[] =>
  changes({ was, is, what, path: '', side: 'answer', documents, seen: [] });

interface Comparison {
  readonly was: Schema;
  readonly is: Schema;
  readonly what: string;
  readonly path: string;
  readonly side: Side;
  readonly documents: Both;
  /** The named schemas around this one: one may hold itself. */
  readonly seen: readonly string[];
}

function changes(comparison: Comparison): string[] {
  const { documents, side, seen } = comparison;
  const { $ref = '' } = comparison.was;
  if (seen.includes($ref)) return [];
  const [before, now] = [typesOf(comparison.was, documents.was), typesOf(comparison.is, documents.is)];
  const missing = side === 'request' ? before.filter((type) => !now.includes(type)) : [];
  const extra = side === 'answer' ? now.filter((type) => !before.includes(type)) : [];
  const at = place(comparison);
  if (missing.length > 0 || extra.length > 0) return [`${at} is ${kinds(now)} now, was ${kinds(before)}`];
  const inner: Comparison = {
    ...comparison,
    was: withoutNull(resolved(comparison.was, documents.was), documents.was),
    is: withoutNull(resolved(comparison.is, documents.is), documents.is),
    seen: $ref ? [...seen, $ref] : seen,
  };
  return [...values(inner), ...bounds(inner), ...fields(inner), ...items(inner)];
}

const place = ({ what, path }: Comparison) => (path ? `field \`${path}\` of ${what}` : what);
const kinds = (types: readonly string[]) => types.join(' or ') || 'anything';

/** A value that programs send has to stay; in an answer others may come, but free text may not. */
function values(comparison: Comparison): string[] {
  const { was, is, side } = comparison;
  const at = place(comparison);
  const [before, now] = [valuesOf(was), valuesOf(is)];
  if (side === 'answer')
    return before && !now
      ? [`${at} is any ${kinds([is.type ?? []].flat())} now, was one of a few values`]
      : [];
  if (!now) return [];
  if (!before) return [`${at} is one of a few values now, was any`];
  return before
    .filter((value) => !now.includes(value))
    .map((value) => `${at} does not take \`${String(value)}\` any more`);
}

const valuesOf = (schema: Schema) => schema.enum ?? (schema.const === undefined ? undefined : [schema.const]);

const LOWER = ['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties'];
const UPPER = ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties'];

/** What was taken is refused now; what an answer never had it may have now. */
function bounds(comparison: Comparison): string[] {
  const { was, is, side } = comparison;
  const [from, to] = side === 'request' ? [was, is] : [is, was];
  const at = place(comparison);
  const tighter = (keyword: string, sign: number) => {
    const [loose, tight] = [from[keyword], to[keyword]] as (number | undefined)[];
    return tight !== undefined && (loose === undefined || sign * tight > sign * loose);
  };
  const moved = [
    ...LOWER.filter((keyword) => tighter(keyword, 1)),
    ...UPPER.filter((keyword) => tighter(keyword, -1)),
    // A known format may be written another way by another version of zod.
    ...(to.format !== undefined && to.format !== from.format ? ['format'] : []),
    ...(to.format === undefined && to.pattern !== undefined && to.pattern !== from.pattern
      ? ['pattern']
      : []),
  ];
  return moved.map((keyword) => `${at} has ${keyword} ${show(is[keyword])} now, was ${show(was[keyword])}`);
}

const show = (value: unknown) => (value === undefined ? 'none' : JSON.stringify(value));

function fields(comparison: Comparison): string[] {
  const { was, is, side, path } = comparison;
  const before = was.properties ?? {};
  const now = is.properties ?? {};
  return [...new Set([...Object.keys(before), ...Object.keys(now)])].flatMap((name) => {
    const at = { ...comparison, path: path ? `${path}.${name}` : name };
    const [old, current] = [before[name], now[name]];
    const [needed, need] = [was.required?.includes(name), is.required?.includes(name)];
    if (side === 'request' && need && !needed) return [`${place(at)} is required now, and was not`];
    if (!old) return [];
    if (!current) return takesAnything(is, side) ? [] : [`${place(at)} is gone`];
    const inner = changes({ ...at, was: old, is: current });
    return side === 'answer' && needed && !need
      ? [`${place(at)} may be missing now, and was always there`, ...inner]
      : inner;
  });
}

/** A request may go on to carry what nobody reads, where unknown fields are let through. */
const takesAnything = ({ additionalProperties }: Schema, side: Side) =>
  side === 'request' && additionalProperties !== undefined && additionalProperties !== false;

function items(comparison: Comparison): string[] {
  const { was, is, path } = comparison;
  if (!was.items || !is.items) return [];
  return changes({ ...comparison, path: `${path}[]`, was: was.items, is: is.items });
}
