import { DataSource } from 'typeorm';
import { BUCKETS } from './outbox-writer.ts';

/** How long a lease lives without renewal, in milliseconds. */
export const LEASE_MS = 6_000;
export const RENEW_MS = 2_000;

/**
 * Which buckets this relay may publish. Leases only save duplicates: every batch starts at the oldest row, and the
 * inbox hides what two relays send. Times are the database's, so that clocks of hosts do not matter.
 */
export class Lease {
  private held: readonly number[] = [];
  /** On this process's monotonic clock: a process that was stopped for longer sees at once that it holds nothing. */
  private validUntil = 0;

  constructor(
    private readonly dataSource: DataSource,
    private readonly relayId: string,
  ) {}

  get buckets(): readonly number[] {
    return performance.now() < this.validUntil ? this.held : [];
  }

  /** True when no other relay holds anything: then the wake-up in this process sees every commit of it. */
  get holdsAll(): boolean {
    return this.buckets.length === BUCKETS;
  }

  /** Renews up to a fair share of the buckets and lets the rest go. */
  async renew(): Promise<void> {
    const asked = performance.now();
    const rows: { bucket: number }[] = await this.dataSource.transaction(async (manager) => {
      const queries = manager.queryRunner;
      if (!queries) throw new Error('a transaction has a query runner');
      await queries.query(
        `insert into relays (id, seen_at) values ($1, now()) on conflict (id) do update set seen_at = now()`,
        [this.relayId],
      );
      await queries.query(`delete from relays where seen_at < now() - interval '1 minute'`);
      await queries.query('select bucket from relay_leases order by bucket for update');
      const alive: { n: number }[] = await queries.query(
        `select count(*)::int as n from relays where seen_at > now() - $1 * interval '1 millisecond'`,
        [LEASE_MS],
      );
      const share = Math.ceil(BUCKETS / Math.max(1, alive[0]?.n ?? 1));
      const { records } = await queries.query(
        `with mine as (
           select bucket from relay_leases
           where owner = $1 or owner is null or expires_at < now()
           order by (owner is not distinct from $1) desc, bucket limit $2
         )
         update relay_leases set
           owner = case when bucket in (select bucket from mine) then $1::uuid end,
           expires_at = case when bucket in (select bucket from mine)
             then now() + $3 * interval '1 millisecond' else '-infinity' end
         where owner = $1 or bucket in (select bucket from mine)
         returning bucket, owner`,
        [this.relayId, share, LEASE_MS],
        true,
      );
      return (records as { bucket: number; owner: string | null }[]).filter(
        (row) => row.owner === this.relayId,
      );
    });
    this.held = rows.map((row) => row.bucket);
    this.validUntil = asked + LEASE_MS;
  }

  /** Gives everything back, so that another relay need not wait for the lease to run out. */
  async release(): Promise<void> {
    this.validUntil = 0;
    await this.dataSource.query(
      `update relay_leases set owner = null, expires_at = '-infinity' where owner = $1`,
      [this.relayId],
    );
    await this.dataSource.query('delete from relays where id = $1', [this.relayId]);
  }
}
