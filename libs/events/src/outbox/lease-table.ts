import type { DataSource } from 'typeorm';
import type { LeaseDecision, LeaseView } from './lease.rules.ts';

/** The leases of a service's relays, in the database that they share. */
export interface Leases {
  /** Leaves a beat, looks, and carries out what is decided; of all relays one at a time. */
  beat(relay: string, beat: string, decide: (view: LeaseView) => LeaseDecision): Promise<LeaseDecision>;
  /** True when a bucket belongs to nobody. */
  anyFree(): Promise<boolean>;
  free(relay: string, buckets: readonly number[]): Promise<void>;
  leave(relay: string): Promise<void>;
}

export class LeaseTable implements Leases {
  constructor(private readonly dataSource: DataSource) {}

  beat(relay: string, beat: string, decide: (view: LeaseView) => LeaseDecision): Promise<LeaseDecision> {
    return this.dataSource.transaction(async (manager) => {
      // The renewals of all relays are serial from here on.
      const leases: LeaseView['leases'] = await manager.query(
        'select bucket, owner from relay_leases order by bucket for update',
      );
      await manager.query(
        'insert into relays (id, beat) values ($1, $2) on conflict (id) do update set beat = excluded.beat',
        [relay, beat],
      );
      const relays: LeaseView['relays'] = await manager.query('select id, beat from relays');
      const decision = decide({ leases, relays });
      if (decision.take.length > 0)
        await manager.query('update relay_leases set owner = $1 where bucket = any($2)', [
          relay,
          decision.take,
        ]);
      if (decision.dead.length > 0)
        await manager.query('delete from relays where id = any($1)', [decision.dead]);
      return decision;
    });
  }

  async anyFree(): Promise<boolean> {
    const rows: unknown[] = await this.dataSource.query(
      'select 1 from relay_leases where owner is null limit 1',
    );
    return rows.length > 0;
  }

  async free(relay: string, buckets: readonly number[]): Promise<void> {
    await this.dataSource.query(
      'update relay_leases set owner = null where owner = $1 and bucket = any($2)',
      [relay, buckets],
    );
  }

  async leave(relay: string): Promise<void> {
    await this.dataSource.query('update relay_leases set owner = null where owner = $1', [relay]);
    await this.dataSource.query('delete from relays where id = $1', [relay]);
  }
}
