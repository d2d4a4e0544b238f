import type { DataSource } from 'typeorm';
import type { Tx } from '../tx.ts';

/**
 * Counts how often events were started without an end, in statements of their own: the count survives the process
 * that the event kills. Only what comes soon after a start of the process is counted.
 */
export class Starts {
  static readonly LIMIT = 3;

  constructor(private readonly dataSource: DataSource) {}

  /** @returns true when one of them was started before and had no end; otherwise all are counted as started now. */
  async restarted(eventIds: readonly string[]): Promise<boolean> {
    const rows: unknown[] = await this.dataSource.query(
      `with known as (select event_id from event_starts where event_id = any($1::uuid[])),
       counted as (
         insert into event_starts (event_id, starts)
         select distinct id, 1 from unnest($1::uuid[]) id where not exists (select from known)
         on conflict do nothing)
       select event_id from known`,
      [eventIds],
    );
    return rows.length > 0;
  }

  /** @returns how often the event was started, this time included. */
  async again(eventId: string): Promise<number> {
    const rows: { starts: number }[] = await this.dataSource.query(
      `insert into event_starts (event_id, starts) values ($1, 1)
       on conflict (event_id) do update set starts = event_starts.starts + 1, at = now() returning starts`,
      [eventId],
    );
    return rows[0]?.starts ?? 1;
  }
}

/** They came to an end, whichever; in the transaction that keeps it. */
export async function forgetStarts(tx: Tx, eventIds: readonly string[]): Promise<void> {
  if (eventIds.length > 0) await tx.execute('delete from event_starts where event_id = any($1)', [eventIds]);
}
