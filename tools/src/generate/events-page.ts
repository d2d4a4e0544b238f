import { CATALOGUE, DATA_SERVICES, type EventDef, topicOf } from '@odyssey/contracts';
import { z } from 'zod';
import type { Reaction } from './described.ts';

interface JsonSchema {
  type?: string;
  format?: string;
  enum?: unknown[];
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
  required?: string[];
  additionalProperties?: JsonSchema | boolean;
}

/** docs/events.md: every event, when it comes, what it holds, who reads it. */
export function eventsPage(reactions: readonly Reaction[]): string {
  return [
    '# Events',
    '',
    '<!-- Generated from contracts/events by `node tools/src/generate.ts`. Edit the catalogue, not this page. -->',
    '',
    'Every event is a CloudEvents 1.0 record in Kafka’s binary mode: attributes in `ce_*` headers, the data as JSON in the',
    'value. The key is the person’s id. A person’s events of one topic come in the order they were committed; between topics',
    'there is no order. Each may come more than once, always with the same `ce_id`. Consumers drop fields they do not know',
    'and read enum values they do not know as `other`.',
    '',
    '| Topic | Events |',
    '|---|---|',
    ...DATA_SERVICES.map(
      (service) => `| \`${topicOf(service)}\` | ${eventsOf(service).map(link).join(', ')} |`,
    ),
    '',
    ...DATA_SERVICES.flatMap((service) => [
      `## ${service}`,
      '',
      ...eventsOf(service).flatMap((event) => section(event, reactions)),
    ]),
  ].join('\n');
}

function section(event: EventDef, reactions: readonly Reaction[]): string[] {
  const readers = reactions.filter(({ type }) => type === event.type);
  return [
    `### ${event.type}`,
    '',
    event.meaning,
    '',
    '| Field | Type |',
    '|---|---|',
    ...fields(z.toJSONSchema(event.strict) as JsonSchema),
    '',
    `Read by: ${readers.length > 0 ? readers.map(({ service, handler }) => `${service} (\`${handler}\`)`).join(', ') : 'nobody yet'}.`,
    '',
    '```json',
    JSON.stringify(event.sample, null, 2),
    '```',
    '',
  ];
}

function fields(schema: JsonSchema, prefix = ''): string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const optional = schema.required?.includes(name) ? '' : ', optional';
    const inner = field.items?.properties ? field.items : field;
    const path = `${prefix}${name}${field.items?.properties ? '[]' : ''}`;
    return [`| \`${path}\` | ${typeOf(field)}${optional} |`, ...fields(inner, `${path}.`)];
  });
}

function typeOf(field: JsonSchema): string {
  if (field.enum) return field.enum.map((value) => `\`${value}\``).join(' \\| ');
  if (field.items) return `list of ${field.items.properties ? 'objects' : typeOf(field.items)}`;
  if (typeof field.additionalProperties === 'object')
    return `object of ${typeOf(field.additionalProperties)}s`;
  return field.format ?? field.type ?? 'any';
}

const eventsOf = (service: string) => CATALOGUE.filter((event) => event.service === service);
const link = (event: EventDef) =>
  `[${event.type.slice(event.service.length + 1)}](#${event.type.replaceAll('.', '')})`;
