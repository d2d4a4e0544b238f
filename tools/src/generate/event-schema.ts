import type { EventDef } from '@odyssey/contracts';
import { z } from 'zod';

/** The JSON Schema of an event's data as its producer writes it, with what a reader of the schema alone has to know. */
export function eventSchema(event: EventDef, target: 'draft-7' | 'draft-2020-12') {
  const schema = z.toJSONSchema(event.strict, { target });
  return { ...schema, title: event.type, description: event.meaning, examples: [event.sample] };
}
