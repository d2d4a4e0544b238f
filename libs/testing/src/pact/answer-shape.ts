import { MatchersV3 } from '@pact-foundation/pact';

const { boolean, constrainedArrayLike, eachLike, integer, like, nullValue, number, regex } = MatchersV3;

/** The part of a JSON schema that our documents use. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  pattern?: string;
  enum?: unknown[];
  const?: unknown;
  required?: string[];
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  examples?: unknown[];
}

const INSTANT = '2026-05-04T07:40:00.000Z';
export const SOME_ID = '01890000-0000-7000-8000-000000000001';

/** Text of each format: how it looks and one that does. */
const FORMATS: Record<string, [pattern: string, example: string]> = {
  uuid: ['^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$', SOME_ID],
  'date-time': ['^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?Z$', INSTANT],
  date: ['^\\d{4}-\\d{2}-\\d{2}$', INSTANT.slice(0, 10)],
  uri: ['^[a-z]+:.+$', 'https://example.org/'],
  email: ['^.+@.+$', 'ada@example.org'],
};

/** What a reader of the published document may rely on: the required fields, their types and closed sets of values. */
export function answerShape(schema: Schema, components: Record<string, Schema>, field = ''): unknown {
  const [, name] = /^#\/components\/schemas\/(.+)$/.exec(schema.$ref ?? '') ?? [];
  if (name) return answerShape(components[name] ?? {}, components, field);
  const one = schema.anyOf ?? schema.oneOf;
  if (one) return answerShape(one.find(({ type }) => type !== 'null') ?? {}, components);
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map((part) => answerShape(part, components)));
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return regex(`^(${schema.enum.join('|')})$`, String(schema.enum[0]));
  const type = Array.isArray(schema.type) ? schema.type.find((other) => other !== 'null') : schema.type;
  switch (type) {
    case 'object': {
      const required = (schema.required ?? []).map((inner) => [
        inner,
        answerShape(schema.properties?.[inner] ?? {}, components, inner),
      ]);
      return required.length > 0 ? Object.fromEntries(required) : like({});
    }
    case 'array':
      return listOf(answerShape(schema.items ?? {}, components), field);
    case 'integer':
      return integer(1);
    case 'number':
      return number(1);
    case 'boolean':
      return boolean(true);
    case 'null':
      return nullValue();
    case 'string': {
      const format = FORMATS[schema.format ?? ''];
      if (format) return regex(...format);
      return schema.pattern ? regex(schema.pattern, textLike(schema, field)) : like('text');
    }
    default:
      return like({});
  }
}

/** @throws when no sample of ours looks as the pattern demands. */
function textLike({ pattern = '', examples = [] }: Schema, field: string): string {
  const sample = [...examples.map(String), 'text', '1'].find((text) => new RegExp(pattern, 'u').test(text));
  if (sample === undefined) throw new Error(`${field} has to match ${pattern}: give its schema an example`);
  return sample;
}

/** The items of a page are why one asks; any other list may be empty. */
const listOf = (item: unknown, field: string) =>
  field === 'items' ? eachLike(item) : constrainedArrayLike(item, 0, 100_000, 1);
