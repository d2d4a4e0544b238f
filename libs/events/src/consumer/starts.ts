import type { DataSource } from 'typeorm';

/** Counts how often events were started, in a statement of its own: the count survives the process that the event kills. */
export class Starts {
  static readonly LIMIT = 3;

  constructor(private readonly dataSource: DataSource) {}

  /** @returns for each event how often it was started, this time included. */
  async record(eventIds: readonly string[]): Promise<Map<string, number>> {
    const rows: { event_id: string; starts: number }[] = await this.dataSource.query(
      `insert into event_starts (event_id, starts) select distinct unnest($1::uuid[]), 1
       on conflict (event_id) do update set starts = event_starts.starts + 1, at = now()
       returning event_id, starts`,
      [eventIds],
    );
    return new Map(rows.map((row) => [row.event_id, row.starts]));
  }
}
