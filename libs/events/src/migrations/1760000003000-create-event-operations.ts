import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What operators asked for, by whom and why: each row is an order, its progress and, for good, the record of it. */
export class CreateEventOperations1760000003000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table event_operations (
        id uuid primary key,
        kind text not null,
        who text not null,
        why text,
        filter jsonb not null default '{}',
        rate int not null check (rate > 0),
        state text not null default 'queued'
          check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
        total bigint,
        done bigint not null default 0,
        skipped bigint not null default 0,
        cursor jsonb,
        error text,
        worker uuid,
        leased_until timestamptz(3) not null default '-infinity',
        created_at timestamptz(3) not null default now(),
        started_at timestamptz(3),
        finished_at timestamptz(3)
      );
      create index event_operations_open on event_operations (kind, created_at)
        where state in ('queued', 'running');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table event_operations');
  }
}
