/**
 * For consumers outside the house: makes an event that comes more than once have its effect once. It needs one table in
 * the database that holds the effect, and a connection of `pg` or of anything with the same `query`.
 */

/** The one table; run it once. A row may go when the event cannot come again: after 8 days. */
export const INBOX_TABLE = `create table if not exists odyssey_inbox (
  consumer text not null,
  event_id uuid not null,
  at timestamptz not null default now(),
  primary key (consumer, event_id)
)`;

/** One connection, a `Client` or what `pool.connect()` gives: a pool would begin here and commit elsewhere. */
export interface Connection {
  query(text: string, values?: unknown[]): Promise<{ rowCount: number | null }>;
  /** Only a pool has it. */
  readonly totalCount?: never;
}

/**
 * Runs `work` for an event once for each consumer, in one transaction with the row that remembers it: either both are
 * stored or none. Two processes with the same event wait for one another.
 * @param consumer A name of your own for this effect. Never change it: another name would run every event again.
 * @returns false when the event was handled before; then nothing has run.
 * @throws what `work` throws. Nothing is stored then, and the event counts as not handled.
 */
export async function handleOnce(
  connection: Connection,
  consumer: string,
  event: { readonly id: string },
  work: () => Promise<unknown>,
): Promise<boolean> {
  await connection.query('begin');
  try {
    const { rowCount } = await connection.query(
      'insert into odyssey_inbox (consumer, event_id) values ($1, $2) on conflict do nothing',
      [consumer, event.id],
    );
    if (rowCount === 1) await work();
    await connection.query('commit');
    return rowCount === 1;
  } catch (error) {
    // A connection that is lost has rolled back by itself; what the caller has to know is the first error.
    await connection.query('rollback').catch(() => undefined);
    throw error;
  }
}
