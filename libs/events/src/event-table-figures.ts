import type { DataSource } from 'typeorm';

/** How full the event tables are. Above `COUNTED` rows or keys the figures are estimates. */
export interface EventTableFigures {
  readonly outboxEvents: number;
  /** Seconds since the oldest event that waits was committed; 0 when none waits. */
  readonly outboxOldest: number;
  /** At most `KEYS_COUNTED`. */
  readonly parkedKeys: number;
  readonly parkedEvents: number;
  readonly deadLetters: number;
}

/** Rows counted one by one: 2 ms. A table that is larger is measured by its span of numbers instead. */
const COUNTED = 10_000;
/** Keys are looked up one by one in the index: 10 ms for so many. Beyond it the trouble is plain anyway. */
const KEYS_COUNTED = 1_000;

/**
 * Rows of a table that may hold a million when the broker was away: exact while they are few, else what lies between
 * its first and last number, which is too much by what was rolled back or taken from between.
 */
const size = (table: string, id: string) => `
  (select case when n <= ${COUNTED} then n else (select max(${id}) - min(${id}) + 1 from ${table}) end
   from (select count(*) as n from (select from ${table} limit ${COUNTED + 1}) few) counted)`;

const FIGURES = `
  with recursive keys as (
    (select topic, key from parked_events order by topic, key limit 1)
    union all
    select next.* from keys,
      lateral (select topic, key from parked_events p
               where (p.topic, p.key) > (keys.topic, keys.key) order by p.topic, p.key limit 1) next
  )
  select ${size('outbox', 'seq')}::float8 as "outboxEvents",
    coalesce((select extract(epoch from now() - at) from outbox order by seq limit 1), 0)::float8 as "outboxOldest",
    (select count(*) from (select from keys limit ${KEYS_COUNTED}) found)::float8 as "parkedKeys",
    ${size('parked_events', 'seq')}::float8 as "parkedEvents",
    ${size('dead_letters', 'id')}::float8 as "deadLetters"`;

/** One statement, and none of it grows with the tables. @throws when the database does not answer. */
export async function eventTableFigures(dataSource: DataSource): Promise<EventTableFigures> {
  const rows: EventTableFigures[] = await dataSource.query(FIGURES);
  const [figures] = rows;
  if (!figures) throw new Error('the statement gives one row');
  return figures;
}
