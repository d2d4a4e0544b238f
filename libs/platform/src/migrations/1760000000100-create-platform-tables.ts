import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the HTTP edge keeps in every service's database. */
export class CreatePlatformTables1760000000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table idempotency_keys (
        owner_id uuid not null,
        route text not null,
        key text not null,
        fingerprint text not null,
        answered boolean not null default false,
        answer json,
        claimed_until timestamptz(3) not null,
        created_at timestamptz(3) not null default now(),
        primary key (owner_id, route, key)
      );
      create index idempotency_keys_created_at on idempotency_keys (created_at);

      create table revoked_sessions (
        session_id uuid primary key,
        revoked_at timestamptz(3) not null
      );
      create index revoked_sessions_revoked_at on revoked_sessions (revoked_at);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table revoked_sessions, idempotency_keys');
  }
}
