import { CATALOGUE, DATA_SERVICES, type EventDef, PARTITIONS, topicOf } from '@odyssey/contracts';
import { stringify } from 'yaml';
import { z } from 'zod';
import type { Reaction } from './described.ts';

const headers = {
  type: 'object',
  description: 'CloudEvents 1.0, Kafka binary mode. `ce_subject` is the person and also the record key.',
  required: ['ce_specversion', 'ce_id', 'ce_type', 'ce_source', 'ce_subject', 'ce_time', 'ce_correlationid'],
  properties: {
    ce_specversion: { const: '1.0' },
    ce_id: { type: 'string', format: 'uuid' },
    ce_type: { type: 'string' },
    ce_source: { type: 'string' },
    ce_subject: { type: 'string' },
    ce_time: { type: 'string', format: 'date-time' },
    ce_correlationid: { type: 'string' },
    ce_causationid: { type: 'string' },
    ce_aggregatetype: { type: 'string' },
    ce_aggregateid: { type: 'string' },
    ce_aggregateversion: { type: 'string', pattern: '^[1-9][0-9]*$' },
    'content-type': { const: 'application/json' },
    traceparent: { type: 'string' },
  },
};

/** AsyncAPI 3 of the whole catalogue: a channel for each topic, an operation for each event published and handled. */
export function asyncApi(reactions: readonly Reaction[]): string {
  const channels = Object.fromEntries(
    DATA_SERVICES.map((service) => [
      service,
      {
        address: topicOf(service),
        description: `What ${service} publishes. Key: the person's id. ${PARTITIONS} partitions, kept 7 days.`,
        messages: Object.fromEntries(
          eventsOf(service).map((event) => [event.type, ref('messages', event.type)]),
        ),
      },
    ]),
  );
  const sends = CATALOGUE.map((event) => [
    `${event.type}.publish`,
    { action: 'send', channel: { $ref: `#/channels/${event.service}` }, messages: [inChannel(event)] },
  ]);
  const receives = reactions.map(({ service, handler, type }) => {
    const event = CATALOGUE.find((one) => one.type === type) as EventDef;
    return [
      `${service}.${handler}.${type}`,
      {
        action: 'receive',
        summary: `${service} handles it in ${handler}`,
        channel: { $ref: `#/channels/${event.service}` },
        messages: [inChannel(event)],
      },
    ];
  });
  return stringify(
    {
      asyncapi: '3.0.0',
      info: {
        title: 'Odyssey events',
        version: '1',
        description:
          'At-least-once delivery; a person’s events of one topic in the order they were committed; no order between topics.',
        license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
      },
      defaultContentType: 'application/json',
      channels,
      operations: Object.fromEntries([...sends, ...receives]),
      components: {
        messages: Object.fromEntries(CATALOGUE.map((event) => [event.type, message(event)])),
        schemas: { Headers: headers },
      },
    },
    { aliasDuplicateObjects: false, lineWidth: 120 },
  );
}

function message(event: EventDef) {
  const { $schema: _, ...payload } = z.toJSONSchema(event.strict, { target: 'draft-7' });
  return {
    name: event.type,
    summary: event.meaning,
    headers: ref('schemas', 'Headers'),
    payload,
    examples: [{ payload: event.sample }],
  };
}

const eventsOf = (service: string) => CATALOGUE.filter((event) => event.service === service);
const ref = (kind: string, name: string) => ({ $ref: `#/components/${kind}/${name}` });
const inChannel = (event: EventDef) => ({ $ref: `#/channels/${event.service}/messages/${event.type}` });
