import { MatchersV3 } from '@pact-foundation/pact';
import { z } from 'zod';

const { boolean, eachLike, eachValueMatches, integer, like, nullValue, number, regex } = MatchersV3;

/** The text of a format as its matcher knows it. */
const FORMATS: Record<string, string> = {
  uuid: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$',
  datetime: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?Z$',
  date: '^\\d{4}-\\d{2}-\\d{2}$',
};

/**
 * What a reader relies on in these values: their types, formats and closed enumerations, never the words themselves.
 * An enumeration that may say `other` is open: its reader has promised to cope with a new value.
 */
export function shapeOf(schema: z.ZodType, value: unknown): unknown {
  const type = bare(schema);
  if (value === null) return nullValue();
  if (Array.isArray(value)) return listOf(type, value);
  if (typeof value === 'object') return objectOf(type, value as Record<string, unknown>);
  if (typeof value === 'boolean') return boolean(value);
  if (typeof value === 'number')
    return Number.isInteger(value) && isInteger(type) ? integer(value) : number(value);
  return textOf(type, String(value));
}

function objectOf(type: z.ZodType, value: Record<string, unknown>): unknown {
  const entries = Object.entries(value);
  // Only that it is an object was looked at.
  if (entries.length === 0) return like({});
  // Its names are data: only of what kind the values are can be relied on.
  if (type instanceof z.ZodRecord) {
    const [first] = Object.values(value);
    return eachValueMatches(value, [
      shapeOf(type.def.valueType as z.ZodType, first) as MatchersV3.Matcher<unknown>,
    ]);
  }
  const field = (name: string) =>
    type instanceof z.ZodObject
      ? ((type.shape as Record<string, z.ZodType>)[name] ?? z.unknown())
      : z.unknown();
  return Object.fromEntries(entries.map(([name, inner]) => [name, shapeOf(field(name), inner)]));
}

function listOf(type: z.ZodType, value: unknown[]): unknown {
  const [first] = value;
  if (first === undefined) return like([]);
  return eachLike(shapeOf(type instanceof z.ZodArray ? (type.def.element as z.ZodType) : z.unknown(), first));
}

function textOf(type: z.ZodType, value: string): unknown {
  if (type instanceof z.ZodEnum)
    return regex(`^(${type.options.map(String).map(escaped).join('|')})$`, value);
  if (type instanceof z.ZodLiteral) return regex(`^${escaped(value)}$`, value);
  const format = FORMATS[(type as { format?: string | null }).format ?? ''];
  return format ? regex(format, value) : like(value);
}

/** What a schema reads once the wrappers are off. A `catch` is an open enumeration: any text will do. */
function bare(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) {
    return bare(schema.def.innerType as z.ZodType);
  }
  return schema instanceof z.ZodCatch ? z.string() : schema;
}

const isInteger = (type: z.ZodType) =>
  ['safeint', 'int32', 'uint32'].includes((type as { format?: string | null }).format ?? '');

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');
