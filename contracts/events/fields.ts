import { z } from 'zod';

/** Building blocks of event data and of REST resources, so that a field means the same wherever it stands. */

/** A uuid; ours are version 7, so they sort by time. */
export const Id = z.uuid();
/** An RFC 3339 instant in UTC with milliseconds: `2026-05-04T07:40:00.000Z`. */
export const Instant = z.iso.datetime();
/** A calendar day `YYYY-MM-DD` in the person's time zone. */
export const LocalDate = z.iso.date();

/** Where a person's days begin and end. */
export const TimeZone = z.string().describe('An IANA time zone, such as `Europe/Lisbon`.');
export const Locale = z.string().describe('A BCP 47 language tag, such as `en` or `pt-PT`.');

/**
 * An enumeration in an event. Producers may send only the named values; a consumer that is older than the
 * producer reads a value it does not know as `other`, so every reader's types make it say what it does then.
 */
export function choice<const Values extends readonly [string, ...string[]]>(...values: Values) {
  return z.enum([...values, 'other'] as readonly [...Values, 'other']);
}

export const Status = choice('todo', 'in_progress', 'completed', 'paused', 'cancelled');
export const Priority = choice('low', 'medium', 'high');
