import type { Headers } from '@odyssey/contracts';
import type { DataSource } from 'typeorm';

/** A committed event on its way to the broker. */
export interface OutboxRow {
  readonly seq: string;
  readonly bucket: number;
  readonly topic: string;
  readonly key: string;
  readonly headers: Headers;
  readonly payload: string;
}

interface Wanted {
  readonly buckets: readonly number[];
  readonly rows: number;
  /** Of all values together. The row that passes it still comes, so that no row is too large to be read. */
  readonly bytes: number;
  readonly withoutKeys: readonly string[];
}

/** What the relay does with the table: read the oldest, delete what is stored. */
export class OutboxTable {
  constructor(private readonly dataSource: DataSource) {}

  /** The oldest rows, in the order of their sequence: for one person that is the order of commits. */
  oldest({ buckets, rows, bytes, withoutKeys }: Wanted): Promise<OutboxRow[]> {
    return this.dataSource.query(
      `select seq, bucket, topic, key, headers, payload from (
         select *, sum(octet_length(payload)) over (order by seq) as bytes from (
           select seq, bucket, topic, key, headers, payload from outbox
           where bucket = any($1) and key <> all($2) order by seq limit $3) oldest) measured
       where bytes - octet_length(payload) < $4 order by seq`,
      [buckets, withoutKeys, rows, bytes],
    );
  }

  /**
   * Without waiting for the disk, half of what a small batch would take: a deletion that PostgreSQL loses in a crash
   * sends its rows again, and the inbox hides that.
   */
  async remove(rows: readonly OutboxRow[]): Promise<void> {
    await this.dataSource.query(
      `delete from outbox where seq = any($1::bigint[])
       and (select set_config('synchronous_commit', 'off', true)) is not null`,
      [rows.map(({ seq }) => seq)],
    );
  }

  /** Notes why the broker does not take the row, for whoever looks into the table. */
  async refuse({ seq }: OutboxRow, why: string): Promise<void> {
    await this.dataSource.query('update outbox set refused = $2 where seq = $1', [seq, why]);
  }
}
