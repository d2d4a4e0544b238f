import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An erasure deletes by owner, in every table; here it read the rows of everybody. */
export class IndexPeopleByOwner1763800000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index people_owner on people (owner_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index people_owner');
  }
}
