import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * In which sessions a second factor was shown or set up. Of those that are open it is known where an app asked for a code when they began,
 * and where the log tells of a passkey or of the set-up; who is not found here proves it once, where the operator demands it.
 */
export class NoteSecondFactors1764100600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table sessions add column second_factor_at timestamptz(3)');
    await runner.query(`
      update sessions set second_factor_at = sessions.started_at
      from totp_factors app
      where app.owner_id = sessions.owner_id and app.confirmed_at <= sessions.started_at and sessions.ended_at is null
    `);
    await runner.query(`
      update sessions set second_factor_at = event.at
      from security_events event
      where event.owner_id = sessions.owner_id and event.session_id = sessions.id
        and sessions.ended_at is null and sessions.second_factor_at is null
        and (event.kind in ('mfa_enabled', 'passkey_added')
          or event.kind = 'logged_in' and event.details ->> 'method' = 'passkey')
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table sessions drop column second_factor_at');
  }
}
