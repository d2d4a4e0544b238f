import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The world's own tables: what the producing service keeps beside its outbox, and what handlers leave behind. */
export class CreateWorldTables1770000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table business (ref text primary key, txn text not null, person text not null);
      create index business_txn on business (txn);
      create table effects (
        n bigint generated always as identity primary key,
        consumer text not null,
        event_id uuid not null,
        ref text not null,
        person text not null,
        at timestamptz not null default clock_timestamp()
      );
      create index effects_person on effects (person);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table business, effects');
  }
}
