import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Replicas of the release before run beside this one: every new column has a default. */
export class LogSecurityEvents1764100400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table security_events (
        id uuid primary key,
        owner_id uuid not null references users (id) on delete cascade,
        kind text not null,
        at timestamptz(3) not null,
        network text,
        device text,
        session_id uuid,
        details jsonb not null
      );
      create index security_events_owner on security_events (owner_id, id);
      create index security_events_kind on security_events (owner_id, kind, at);
      create index security_events_at on security_events (at);

      alter table sessions
        add column authenticated_at timestamptz(3) not null default now(),
        add column last_used_at timestamptz(3) not null default now(),
        add column network text,
        add column name text;
      update sessions set authenticated_at = started_at, last_used_at = coalesce(
        (select max(issued_at) from refresh_tokens where session_id = sessions.id), started_at);

      alter table sessions drop constraint sessions_end_reason_check;
      alter table sessions add constraint sessions_end_reason_check check (end_reason in
        ('logout', 'reuse_detected', 'erasure', 'revoked', 'password_changed', 'password_reset'));
    `);
  }

  /** Reasons that the release before does not know become the nearest one it does. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table sessions drop constraint sessions_end_reason_check;
      update sessions set end_reason = 'logout' where end_reason in ('revoked', 'password_changed', 'password_reset');
      alter table sessions add constraint sessions_end_reason_check check (end_reason in ('logout', 'reuse_detected', 'erasure'));
      alter table sessions drop column authenticated_at, drop column last_used_at, drop column network, drop column name;
      drop table security_events;
    `);
  }
}
