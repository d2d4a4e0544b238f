import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A task may be due at an instant instead of on a day; which day that is depends on where its person is. */
export class KeepDueInstants1763600000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table task_records add column due_at timestamptz(3)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table task_records drop column due_at');
  }
}
