import { getConstructionPlans } from 'pg-boss';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** pg-boss's own tables. They are made here, by the owner: the role that services run as may not create any. */
export class CreateJobs1760000000200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const plans = getConstructionPlans('jobs')
      .trim()
      .replace(/^BEGIN;/, '')
      .replace(/COMMIT;?$/, '');
    await runner.query(plans);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema jobs cascade');
  }
}
