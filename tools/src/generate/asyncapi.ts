import {
  CATALOGUE,
  DATA_SERVICES,
  type DataService,
  type EventDef,
  newestOf,
  PARTITIONS,
  toHeaders,
  topicOf,
} from '@odyssey/contracts';
import { stringify } from 'yaml';
import type { Reaction } from './described.ts';
import { eventSchema } from './event-schema.ts';

const described = (description: string, schema: object = {}) => ({ type: 'string', description, ...schema });

const headers = {
  type: 'object',
  description:
    'CloudEvents 1.0, Kafka binary mode. More headers may be there; whoever does not know them ignores them.',
  required: [
    'ce_specversion',
    'ce_id',
    'ce_type',
    'ce_source',
    'ce_subject',
    'ce_time',
    'ce_correlationid',
    'ce_aggregatetype',
    'ce_aggregateid',
    'ce_aggregateversion',
    'content-type',
  ],
  properties: {
    ce_specversion: { const: '1.0' },
    ce_id: described('The same on every redelivery: remember the ids you have handled.', { format: 'uuid' }),
    ce_type: described('Which event this is.'),
    ce_source: described('The service that published it: `/services/<name>`.'),
    ce_subject: described('The person’s id, also the key of the record; `system` where there is no person.'),
    ce_time: described('When it happened, in UTC.', { format: 'date-time' }),
    ce_correlationid: described('The same for all that followed from one request.'),
    ce_causationid: described('The id of the event that caused this one.'),
    ce_aggregatetype: described('The kind of thing it happened to.'),
    ce_aggregateid: described('The id of that thing.'),
    ce_aggregateversion: described('Counts the events of that thing from 1, without a gap.', {
      pattern: '^[1-9][0-9]*$',
    }),
    ce_to: described(
      'Meant for this consumer only (`<service>` or `<service>.<handler>`); others pass it by.',
    ),
    'content-type': { const: 'application/json' },
    traceparent: described('W3C trace context.'),
  },
};

/** AsyncAPI 3 of the whole catalogue: a channel for each topic, an operation for each event published and handled. */
export function asyncApi(reactions: readonly Reaction[]): string {
  const sends = CATALOGUE.map((event) => [
    `${event.type}.publish`,
    { action: 'send', channel: { $ref: `#/channels/${event.service}` }, messages: [inChannel(event)] },
  ]);
  const receives = reactions.map(({ service, handler, type }) => {
    const events = CATALOGUE.filter((event) => newestOf(event.type)?.type === type);
    return [
      `${service}.${handler}.${type}`,
      {
        action: 'receive',
        summary: `${service} handles it in ${handler}`,
        channel: { $ref: `#/channels/${events[0]?.service}` },
        messages: events.map(inChannel),
      },
    ];
  });
  return stringify(
    {
      asyncapi: '3.0.0',
      id: 'urn:odyssey:events',
      info: {
        title: 'Odyssey events',
        version: '1',
        description:
          'At-least-once delivery; a person’s events of one topic in the order they were committed; no order between topics. Within a version only optional fields and enum values are added.',
        license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
      },
      defaultContentType: 'application/json',
      channels: Object.fromEntries(DATA_SERVICES.map((service) => [service, channel(service)])),
      operations: Object.fromEntries([...sends, ...receives]),
      components: {
        messages: Object.fromEntries(CATALOGUE.map((event) => [event.type, message(event)])),
        schemas: { Headers: headers },
        correlationIds: { Request: { location: '$message.header#/ce_correlationid' } },
      },
    },
    { aliasDuplicateObjects: false, lineWidth: 120 },
  );
}

const channel = (service: DataService) => ({
  address: topicOf(service),
  description: `What ${service} publishes. Key: the person's id. ${PARTITIONS} partitions, kept 7 days.`,
  messages: Object.fromEntries(eventsOf(service).map((event) => [event.type, ref('messages', event.type)])),
  bindings: {
    kafka: {
      topic: topicOf(service),
      partitions: PARTITIONS,
      topicConfiguration: { 'cleanup.policy': ['delete'], 'retention.ms': 604_800_000 },
      bindingVersion: '0.5.0',
    },
  },
});

function message(event: EventDef) {
  const { $schema: _, ...payload } = eventSchema(event, 'draft-7');
  const newest = newestOf(event.type);
  const superseded = newest && newest !== event ? { description: `Superseded by ${newest.type}.` } : {};
  const { data, ...attributes } = event.example();
  return {
    name: event.type,
    title: event.type,
    summary: event.meaning,
    ...superseded,
    correlationId: ref('correlationIds', 'Request'),
    headers: ref('schemas', 'Headers'),
    payload,
    bindings: {
      kafka: { key: { type: 'string', description: 'The same as ce_subject.' }, bindingVersion: '0.5.0' },
    },
    examples: [
      {
        headers: toHeaders({ ...attributes, id: EXAMPLE_ID, correlationId: EXAMPLE_ID }),
        payload: data,
      },
    ],
  };
}

/** Not from the counter that tests use: the document must be the same each time. */
const EXAMPLE_ID = '01890000-0000-7000-8000-0000000000ff';
const eventsOf = (service: string) => CATALOGUE.filter((event) => event.service === service);
const ref = (kind: string, name: string) => ({ $ref: `#/components/${kind}/${name}` });
const inChannel = (event: EventDef) => ({ $ref: `#/channels/${event.service}/messages/${event.type}` });
