import { CATALOGUE, type EventDef, toHeaders } from '@odyssey/contracts';
import { z } from 'zod';
import type { GoldenRecord } from './released.ts';

const PERSON = '01890000-0000-7000-8000-00000000face';

/** One record of each event, byte for byte as this release would publish it: later releases must still read them. */
export function goldenRecords(): GoldenRecord[] {
  return CATALOGUE.map((event, index) => ({
    topic: event.topic,
    key: PERSON,
    headers: toHeaders({
      id: `01890000-0000-7000-8000-${(index + 1).toString(16).padStart(12, '0')}`,
      type: event.type,
      source: `/services/${event.service}`,
      subject: PERSON,
      time: '2026-05-04T07:40:00.000Z',
      correlationId: '01890000-0000-7000-8000-0000000000ff',
      aggregate: { type: event.aggregate, id: aggregateIdOf(event), version: 1 },
    }),
    value: JSON.stringify(event.sample),
  }));
}

/** The JSON Schema that producers of this release promise, by event type. */
export const eventSchemas = (): Record<string, unknown> =>
  Object.fromEntries(CATALOGUE.map((event) => [event.type, z.toJSONSchema(event.strict)]));

const aggregateIdOf = (event: EventDef) =>
  String((event.sample as Record<string, unknown>)[event.aggregateId]);
