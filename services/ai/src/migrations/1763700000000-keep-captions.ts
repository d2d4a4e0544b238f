import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a person wrote under a picture belongs into the story of what the picture shows. */
export class KeepCaptions1763700000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table picture_records add column caption text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table picture_records drop column caption');
  }
}
