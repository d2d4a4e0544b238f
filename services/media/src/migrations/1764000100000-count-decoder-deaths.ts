import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How many processes a picture has ended: what else makes a try fail is not its fault, and is not counted here. */
export class CountDecoderDeaths1764000100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table assets add column decoder_deaths int not null default 0');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table assets drop column decoder_deaths');
  }
}
