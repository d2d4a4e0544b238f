import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreatePersonalTokens1764100400100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table personal_tokens (
        id uuid primary key,
        owner_id uuid not null references users (id) on delete cascade,
        name text not null,
        hash text not null,
        scopes text[] not null,
        expires_at timestamptz(3) not null,
        last_used_at timestamptz(3),
        network text,
        created_at timestamptz(3) not null default now()
      );
      create index personal_tokens_owner on personal_tokens (owner_id, id);
      create unique index personal_tokens_hash on personal_tokens (hash);
      create index personal_tokens_expiry on personal_tokens (expires_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table personal_tokens');
  }
}
