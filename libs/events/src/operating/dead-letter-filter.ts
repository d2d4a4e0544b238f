/**
 * Which dead letters an operator means; what is not named does not narrow it. Also read by the command line, which
 * shows before anything is done what would be done.
 */
export interface DeadLetterFilter {
  /** Numbers in `dead_letters`. */
  readonly ids?: readonly number[];
  readonly eventIds?: readonly string[];
  /** A type, or the beginning of types: `goals.task` means each of a task's events. */
  readonly type?: string;
  /** The record's key. */
  readonly user?: string;
  /** The class of the error, or a part of its sentence. */
  readonly error?: string;
  /** Died at or after, and before; ISO 8601. */
  readonly since?: string;
  readonly until?: string;
}

/** The filter as a condition on `dead_letters`, with its values from `$<first>` on. */
export function deadLetterCondition(
  filter: DeadLetterFilter,
  first: number,
): { sql: string; values: unknown[] } {
  const values: unknown[] = [];
  const value = (given: unknown) => `$${first - 1 + values.push(given)}`;
  const parts: string[] = [];
  if (filter.ids) parts.push(`id = any(${value(filter.ids)}::bigint[])`);
  if (filter.eventIds) parts.push(`event_id = any(${value(filter.eventIds)}::text[])`);
  if (filter.type !== undefined) {
    const type = value(filter.type);
    parts.push(`(type = ${type} or starts_with(type, ${type} || '.'))`);
  }
  if (filter.user !== undefined) parts.push(`key = convert_to(${value(filter.user)}, 'UTF8')`);
  if (filter.error !== undefined) {
    const error = value(filter.error);
    parts.push(`(error_class = ${error} or strpos(lower(error), lower(${error})) > 0)`);
  }
  if (filter.since !== undefined) parts.push(`died_at >= ${value(filter.since)}::timestamptz`);
  if (filter.until !== undefined) parts.push(`died_at < ${value(filter.until)}::timestamptz`);
  return { sql: parts.length > 0 ? parts.join(' and ') : 'true', values };
}
