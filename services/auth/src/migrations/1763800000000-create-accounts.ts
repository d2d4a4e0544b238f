import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateAccounts1763800000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table users (
        id uuid primary key,
        email text not null,
        email_verified boolean not null,
        password_hash text not null,
        display_name text not null,
        time_zone text not null,
        locale text not null,
        status text not null check (status in ('active', 'erasing')),
        erasure_id uuid,
        version int not null,
        created_at timestamptz(3) not null default now(),
        updated_at timestamptz(3) not null default now()
      );
      create unique index users_email on users (email);

      create table sessions (
        id uuid primary key,
        owner_id uuid not null references users (id) on delete cascade,
        started_at timestamptz(3) not null,
        user_agent text,
        expires_at timestamptz(3) not null,
        ended_at timestamptz(3),
        end_reason text check (end_reason in ('logout', 'reuse_detected', 'erasure')),
        version int not null,
        created_at timestamptz(3) not null default now(),
        updated_at timestamptz(3) not null default now()
      );
      create index sessions_owner on sessions (owner_id, started_at);
      create index sessions_expiry on sessions (expires_at);

      create table refresh_tokens (
        hash text primary key,
        session_id uuid not null references sessions (id) on delete cascade,
        owner_id uuid not null,
        issued_at timestamptz(3) not null,
        expires_at timestamptz(3) not null,
        rotated_at timestamptz(3)
      );
      create index refresh_tokens_owner on refresh_tokens (owner_id, session_id);
      create index refresh_tokens_session on refresh_tokens (session_id);
      create index refresh_tokens_expiry on refresh_tokens (expires_at);

      create table signing_keys (
        kid text primary key,
        public_jwk jsonb not null,
        sealed_private_jwk text not null,
        active_from timestamptz(3) not null,
        created_at timestamptz(3) not null
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table signing_keys, refresh_tokens, sessions, users');
  }
}
