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
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table outbox drop column refused;
      delete from relays;
      update relay_leases set owner = null;
      alter table relay_leases add column expires_at timestamptz(3) not null default '-infinity';
      alter table relays drop column beat, add column seen_at timestamptz(3) not null;
    `);
  }
}
