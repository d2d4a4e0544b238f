import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What handlers leave behind: no unique key, so that an effect that happened twice is seen twice. */
export class CreateEffects1760000000900 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table effects (
        n int not null,
        person text not null,
        at timestamptz(3) not null default clock_timestamp()
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table effects');
  }
}

export const INSERT_EFFECT = 'insert into effects (n, person) values ($1, $2)';
