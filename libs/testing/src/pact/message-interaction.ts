import {
  type EventDef,
  type Received,
  readAttributes,
  type ServiceName,
  toHeaders,
} from '@odyssey/contracts';
import { MatchersV3, PactV4, SpecificationVersion } from '@pact-foundation/pact';
import { only } from './recorded-reads.ts';
import { shapeOf } from './shape.ts';

const { regex } = MatchersV3;

const UUID = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}';

/** What one reader relies on in one event. */
export interface Reading {
  readonly consumer: ServiceName | 'external';
  readonly event: EventDef;
  /** With the consumer and the event it is the interaction's whole identity. */
  readonly description: string;
  readonly example: Received;
  /** The fields of the data that it reads, as `Reads` notes them. */
  readonly fields: readonly string[];
}

export const descriptionOf = (event: EventDef, reader: string, variant = '') =>
  `${event.type} as ${reader} reads it${variant && `, ${variant}`}`;

/**
 * Writes the interaction into the pact file of `dir`, after `handle` went through with nothing but what it promises:
 * the envelope, read by the real reader, and the fields named.
 */
export async function writeReading(
  dir: string,
  reading: Reading,
  handle: (event: Received) => Promise<void>,
): Promise<void> {
  const { consumer, event, description, example, fields } = reading;
  const pact = new PactV4({
    consumer,
    provider: event.service,
    dir,
    spec: SpecificationVersion.SPECIFICATION_VERSION_V4,
    logLevel: 'error',
  });
  await pact
    .addAsynchronousInteraction()
    .reference('kafka', 'topic', event.topic)
    .reference('AsyncAPI', 'operationId', `${event.type}.publish`)
    .expectsToReceive(description, (message) => {
      const data = shapeOf(event.data, only(example.data, fields));
      message.withMetadata(envelopeOf(event, example) as never).withJSONContent(data);
    })
    .executeTest(async ({ contents, metadata }) => {
      const headers = Object.fromEntries(
        Object.entries(metadata).map(([name, value]) => [name, String(value)]),
      );
      const attributes = readAttributes({ key: headers.kafka_key ?? null, value: null, headers });
      await handle({ ...attributes, data: contents.content as Received['data'] });
    });
}

/** Every record's promise: its topic, the person as its key, CloudEvents attributes as headers. */
function envelopeOf(event: EventDef, example: Received): Record<string, unknown> {
  const exactly = (text: string) => regex(`^${text.replaceAll(/[./]/g, '\\$&')}$`, text);
  const headers = toHeaders(example);
  return {
    kafka_topic: exactly(event.topic),
    kafka_key: regex(`^${UUID}$`, example.subject),
    'content-type': exactly('application/json'),
    contentType: 'application/json',
    ce_specversion: exactly('1.0'),
    ce_id: regex(`^${UUID}$`, headers.ce_id ?? ''),
    ce_type: exactly(event.type),
    ce_source: exactly(`/services/${event.service}`),
    ce_subject: regex(`^${UUID}$`, example.subject),
    ce_time: regex('^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?Z$', example.time),
    ce_correlationid: regex('^.+$', example.correlationId),
    ce_aggregatetype: exactly(event.aggregate),
    ce_aggregateid: regex('^.+$', example.aggregate.id),
    ce_aggregateversion: regex('^[1-9]\\d*$', String(example.aggregate.version)),
  };
}
