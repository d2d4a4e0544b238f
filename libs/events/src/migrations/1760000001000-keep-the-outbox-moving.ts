import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Leases without clocks, a reason on a row that the broker refuses, and tables that stay small by themselves. */
export class KeepTheOutboxMoving1760000001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // A replica of the release before cannot renew from here on; its events are sent by the first of this one.
    await runner.query(`
      delete from relays;
      update relay_leases set owner = null;
      alter table relays drop column seen_at, add column beat uuid not null;
      alter table relay_leases drop column expires_at;
      alter table outbox add column refused text;
    `);
    // A range of a BRIN index never shrinks: once purged space is used again, every range holds both old and new rows,
    // and the hourly purge would read the whole table to find nothing (0.2 s at 300,000 rows; by this index 0.01 ms).
    await runner.query(`drop index inbox_at; create index inbox_at on inbox (at)`);
    // By default a table is vacuumed when a fifth of it has changed: for months of an inbox that is all at once, and late.
    await runner.query(`
      alter table inbox set (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_insert_scale_factor = 0.01,
        autovacuum_analyze_scale_factor = 0.02, autovacuum_freeze_min_age = 0);
      alter table aggregate_versions set (fillfactor = 90, autovacuum_vacuum_scale_factor = 0.05);
      alter table event_starts set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table event_starts reset (autovacuum_vacuum_scale_factor, autovacuum_vacuum_threshold);
      alter table aggregate_versions reset (fillfactor, autovacuum_vacuum_scale_factor);
      alter table inbox reset (autovacuum_vacuum_scale_factor, autovacuum_vacuum_insert_scale_factor,
        autovacuum_analyze_scale_factor, autovacuum_freeze_min_age);
      drop index inbox_at;
      create index inbox_at on inbox using brin (at);
    `);
    await runner.query(`
      alter table outbox drop column refused;
      delete from relays;
      update relay_leases set owner = null;
      alter table relay_leases add column expires_at timestamptz(3) not null default '-infinity';
      alter table relays drop column beat, add column seen_at timestamptz(3) not null;
    `);
  }
}
