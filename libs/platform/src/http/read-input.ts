import { type FieldError, OdysseyError } from '@odyssey/contracts';
import { z } from 'zod';
import { closed } from './closed.ts';
import { fieldErrors, pointer as pointerTo } from './field-errors.ts';
import { fieldText } from './field-texts.ts';

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
  throw new OdysseyError('invalid_request', `${what} has ${fields}.`, { errors });
}

function isList(schema: z.ZodType | undefined): boolean {
  if (schema instanceof z.ZodArray) return true;
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable) {
    return isList(schema.def.innerType as z.ZodType);
  }
  return schema instanceof z.ZodPipe && isList(schema.def.in as z.ZodType);
}

/** PostgreSQL's text has no NUL character, and UTF-8 no half of a surrogate pair: such a string would not come back as it was. */
function unstorable(value: unknown, pointer = ''): FieldError[] {
  if (typeof value === 'string') {
    if (value.includes('\u0000'))
      return [{ pointer, code: 'nul_character', detail: 'A NUL character cannot be stored.' }];
    return value.isWellFormed()
      ? []
      : [
          {
            pointer,
            code: 'lone_surrogate',
            detail: 'Half a character (a lone surrogate) cannot be stored.',
          },
        ];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => unstorable(inner, `${pointer}${pointerTo([key])}`));
}
