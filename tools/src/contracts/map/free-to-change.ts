import { CATALOGUE } from '@odyssey/contracts';
import { eventSchema } from '../../generate/event-schema.ts';

interface JsonSchema {
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
  additionalProperties?: JsonSchema | boolean;
  anyOf?: JsonSchema[];
}

/** The fields that the catalogue gives an event and that no contract names: its owner may change them. */
export function freeFieldsOf(type: string, relied: Iterable<string>): string[] {
  const event = CATALOGUE.find((known) => known.type === type);
  if (!event) return [];
  return freeOf(schemaFields(eventSchema(event, 'draft-2020-12') as JsonSchema), relied);
}

/** Of these fields those that nobody relies on; of a whole branch only its root. */
export function freeOf(fields: readonly string[], relied: Iterable<string>): string[] {
  const read = new Set(relied);
  const free = fields.filter((field) => !read.has(field));
  const within = (field: string) =>
    free.some((other) => field.startsWith(`${other}.`) || field.startsWith(`${other}[`));
  return free.filter((field) => !within(field)).sort();
}

function schemaFields({ properties = {}, items, anyOf = [] }: JsonSchema, path = ''): string[] {
  const inner = Object.entries(properties).map(
    ([name, schema]) => [path ? `${path}.${name}` : name, schema] as const,
  );
  if (items && path) inner.push([`${path}[*]`, items]);
  return [
    ...inner.flatMap(([at, schema]) => [at, ...schemaFields(schema, at)]),
    ...anyOf.flatMap((schema) => schemaFields(schema, path)),
  ];
}
