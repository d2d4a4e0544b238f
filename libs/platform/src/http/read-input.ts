import { type FieldError, OdysseyError } from '@odyssey/contracts';
import { z } from 'zod';
import { closed } from './closed.ts';
import { fieldErrors, pointer as pointerTo } from './field-errors.ts';
import { fieldText } from './field-texts.ts';

/** More faulty fields than a person could mend at once: an answer does not grow with what somebody sends on purpose. */
const MOST_NAMED = 100;

/** @throws invalid_request with a pointer for every faulty field at once. An absent body reads as `{}`. */
export function readInput<Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> {
  return read(schema, body === undefined || body === null ? {} : body, 'The body');
}

/** A parameter that may come several times is a list also when it came once. */
export function readQuery<Schema extends z.ZodObject>(
  schema: Schema,
  query: Record<string, unknown>,
): z.output<Schema> {
  const lists = Object.entries(query).map(([name, value]) => [
    name,
    typeof value === 'string' && isList(schema.shape[name] as z.ZodType | undefined) ? [value] : value,
  ]);
  return read(schema, Object.fromEntries(lists), 'The query');
}

function read<Schema extends z.ZodType>(schema: Schema, value: unknown, what: string): z.output<Schema> {
  const result = closed(schema).safeParse(value, { reportInput: true, error: fieldText });
  const errors = [...(result.success ? [] : fieldErrors(result.error)), ...unstorable(value)];
  if (errors.length === 0 && result.success) return result.data;
  const fields = errors.length === 1 ? 'one faulty field' : `${errors.length} faulty fields`;
  const named = errors.length > MOST_NAMED ? `; the first ${MOST_NAMED} are named` : '';
  throw new OdysseyError('invalid_request', `${what} has ${fields}${named}.`, {
    errors: errors.slice(0, MOST_NAMED),
  });
}

function isList(schema: z.ZodType | undefined): boolean {
  if (schema instanceof z.ZodArray) return true;
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable) {
    return isList(schema.def.innerType as z.ZodType);
  }
  return schema instanceof z.ZodPipe && isList(schema.def.in as z.ZodType);
}

/** PostgreSQL's text has no NUL character, and UTF-8 no half of a surrogate pair: such a string would not come back as it was. */
function unstorable(value: unknown, path: readonly string[] = [], found: FieldError[] = []): FieldError[] {
  if (typeof value === 'string') {
    const fault = value.includes('\u0000') ? NUL : value.isWellFormed() ? undefined : LONE_SURROGATE;
    if (fault) found.push({ pointer: pointerTo(path), ...fault });
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value))
      if (typeof inner === 'string' || typeof inner === 'object') unstorable(inner, [...path, key], found);
  }
  return found;
}

const NUL = { code: 'nul_character', detail: 'A NUL character cannot be stored.' };
const LONE_SURROGATE = {
  code: 'lone_surrogate',
  detail: 'Half a character (a lone surrogate) cannot be stored.',
};
