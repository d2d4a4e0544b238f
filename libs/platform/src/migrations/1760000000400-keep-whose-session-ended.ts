import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An ended session is refused to the person under whose name its end was told, so that nobody ends another's. Null is everybody:
 * so writes a process of the release before, while it is being replaced. Until then there is this gap: such a process (`on conflict do
 * nothing`) does not widen a row that a forged end made first, which takes access to the broker.
 */
export class KeepWhoseSessionEnded1760000000400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table revoked_sessions add column people text[]');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table revoked_sessions drop column people');
  }
}
