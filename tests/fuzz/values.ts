import fc from 'fast-check';
import type { Schema } from '../security/surface/operations.ts';

/** Values that only the person can know: by the name of the field, for the route at hand. */
export type Known = (field: string) => fc.Arbitrary<unknown> | undefined;

/** Values that the schema allows. @param field the name it goes by: ids and credentials come from what is known. */
export function valid(schema: Schema, known: Known, field = ''): fc.Arbitrary<unknown> {
  const own = known(field);
  if (own) return own;
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map((one) => valid(one, known, field)));
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  switch ([schema.type].flat()[0]) {
    case 'object':
      return anObject(schema, known);
    case 'array':
      return fc.array(valid(schema.items ?? {}, known, field), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 3, 3),
      });
    case 'integer':
      return fc.integer({ min: schema.minimum ?? -1000, max: schema.maximum ?? 1000 });
    case 'number':
      return fc.double({ min: schema.minimum ?? -1e6, max: schema.maximum ?? 1e6, noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return aText(schema);
  }
}

function anObject({ properties = {}, required = [] }: Schema, known: Known): fc.Arbitrary<unknown> {
  const parts = Object.entries(properties).map(
    ([name, schema]) => [name, valid(schema, known, name)] as const,
  );
  return fc.record(Object.fromEntries(parts), {
    requiredKeys: required.filter((name) => name in properties),
  });
}

const DAY_MS = 86_400_000;
const moment = (days: number) =>
  fc.integer({ min: -days * DAY_MS, max: days * DAY_MS }).map((away) => new Date(Date.now() + away));

function aText({ format, pattern, minLength = 0, maxLength = 200 }: Schema): fc.Arbitrary<string> {
  if (format === 'uuid') return fc.uuid();
  if (format === 'date') return moment(2_000).map((at) => at.toISOString().slice(0, 10));
  if (format === 'date-time') return moment(2_000).map((at) => at.toISOString());
  if (format === 'email') return fc.uuid().map((id) => `f.${id}@example.org`);
  if (format === 'uri') return fc.constant('https://example.org/');
  if (pattern && pattern !== ANY_LINE) return fc.stringMatching(new RegExp(pattern, 'u'));
  const words = fc.string({ unit: 'grapheme', minLength, maxLength: Math.min(maxLength, minLength + 60) });
  // Control characters and halves of characters are what spoils are for.
  return words.filter(
    (text) => text.trim().length >= minLength && text.length <= maxLength && text.isWellFormed(),
  );
}

/** Anything on one line: too wide for a generator by pattern. */
const ANY_LINE = String.raw`^\P{Cc}*$`;
