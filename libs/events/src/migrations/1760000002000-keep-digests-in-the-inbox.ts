import type { MigrationInterface, QueryRunner } from 'typeorm';

/** So that an id that comes again with other content is told from a redelivery. Null in rows from before. */
export class KeepDigestsInTheInbox1760000002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table inbox add column digest bigint');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table inbox drop column digest');
  }
}
