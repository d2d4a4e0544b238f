import { CATALOGUE, DATA_SERVICES, type EventDef, newestOf, PARTITIONS, topicOf } from '@odyssey/contracts';
import { z } from 'zod';
import { promisesOf, releases } from '../release/released.ts';
import type { Reaction } from './described.ts';

interface JsonSchema {
  type?: string;
  format?: string;
  description?: string;
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
    'value. [consumers.md](consumers.md) shows how to read them from outside; a schema of each is in `@odyssey/contracts`.',
    '',
    '| | For every event |',
    '|---|---|',
    '| Key | the person’s id, the same as `ce_subject` |',
    '| Order | a person’s events of one topic come in the order they were committed; between people and between topics there is none |',
    '| Versions | `ce_aggregateversion` counts the events of one thing from 1, without a gap |',
    '| Delivery | at least once, always with the same `ce_id` |',
    `| Kept | 7 days, in ${PARTITIONS} partitions a topic |`,
    '| Changes | fields and enum values are added within a version: drop the ones, read the others as `other` |',
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
  return [
    `### ${event.type}`,
    '',
    event.meaning,
    '',
    ...versions(event),
    `* Tells of: \`${event.aggregate}\` with the id in \`${event.aggregateId}\`${event.survivesErasure ? '; also delivered for a person who is erased' : ''}.`,
    `* Read by: ${readers(event, reactions)}.`,
    '',
    '| Field | Type |',
    '|---|---|',
    ...fields(z.toJSONSchema(event.strict) as JsonSchema),
    '',
    '```json',
    JSON.stringify(event.sample, null, 2),
    '```',
    '',
  ];
}

/** Handlers name the newest version and get the earlier ones upcast. */
function readers(event: EventDef, reactions: readonly Reaction[]): string {
  const newest = newestOf(event.type) ?? event;
  const found = reactions
    .filter(({ type }) => type === newest.type)
    .map(({ service, handler }) => `${service} (\`${handler}\`)`);
  if (found.length === 0) return 'nobody yet';
  return `${found.join(', ')}${newest === event ? '' : `, as ${newest.type}`}`;
}

const readByRelease = new Set(releases().flatMap((version) => Object.keys(promisesOf(version))));

/** What those who read one version have to know of the other. */
function versions(event: EventDef): string[] {
  const newest = newestOf(event.type) ?? event;
  const lines: string[] = [];
  if (newest !== event)
    lines.push(
      `**Superseded by [${newest.type}](#${anchor(newest)}):** name that, and \`readEvent\` gives it to you from the records of both.`,
      '',
    );
  if (event.upcasts) {
    const { from } = event.upcasts;
    const state = readByRelease.has(event.type)
      ? ''
      : ' It is not published yet: the release that brings it reads it only.';
    lines.push(`Records of [${from.type}](#${anchor(from)}) are read as this one.${state}`, '');
  }
  return lines;
}

function fields(schema: JsonSchema, prefix = ''): string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const optional = schema.required?.includes(name) ? '' : ', optional';
    const inner = field.items?.properties ? field.items : field;
    const path = `${prefix}${name}${field.items?.properties ? '[]' : ''}`;
    return [`| \`${path}\` | ${typeOf(field)}${optional}${meaningOf(field)} |`, ...fields(inner, `${path}.`)];
  });
}

const meaningOf = ({ description }: JsonSchema) => (description ? `. ${description}` : '');

function typeOf(field: JsonSchema): string {
  if (field.enum) return field.enum.map((value) => `\`${value}\``).join(' \\| ');
  if (field.items) return `list of ${field.items.properties ? 'objects' : typeOf(field.items)}`;
  if (typeof field.additionalProperties === 'object')
    return `object of ${typeOf(field.additionalProperties)}s`;
  return field.format ?? field.type ?? 'any';
}

const eventsOf = (service: string) => CATALOGUE.filter((event) => event.service === service);
const link = (event: EventDef) => `[${event.type.slice(event.service.length + 1)}](#${anchor(event)})`;
const anchor = (event: EventDef) => event.type.replaceAll('.', '');
