import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Another reason for which a session ends: whoever runs the installation has ended it. */
export class LetOperatorsEndSessions1764100700000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table sessions
        drop constraint sessions_end_reason_check,
        add constraint sessions_end_reason_check check (end_reason in
          ('logout', 'reuse_detected', 'erasure', 'revoked', 'password_changed', 'password_reset', 'operator'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      update sessions set end_reason = 'revoked' where end_reason = 'operator';
      alter table sessions
        drop constraint sessions_end_reason_check,
        add constraint sessions_end_reason_check check (end_reason in
          ('logout', 'reuse_detected', 'erasure', 'revoked', 'password_changed', 'password_reset'));
    `);
  }
}
