import type { MigrationInterface, QueryRunner } from 'typeorm';

export class MailOneUseTokens1764100100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table one_use_tokens (
        hash text primary key,
        owner_id uuid not null references users (id) on delete cascade,
        purpose text not null constraint one_use_tokens_purpose_check
          check (purpose in ('verify_email', 'change_email', 'reset_password')),
        email text not null,
        created_at timestamptz(3) not null,
        expires_at timestamptz(3) not null,
        used_at timestamptz(3)
      );
      create index one_use_tokens_owner on one_use_tokens (owner_id, purpose);
      create index one_use_tokens_expiry on one_use_tokens (expires_at);

      create table security_mails (
        id uuid primary key,
        owner_id uuid not null references users (id) on delete cascade,
        purpose text not null constraint security_mails_purpose_check
          check (purpose in ('verify_email', 'change_email', 'email_change_notice', 'reset_password')),
        address text not null,
        requested_at timestamptz(3) not null,
        sent_at timestamptz(3),
        failed_at timestamptz(3),
        failure text
      );
      create index security_mails_owner on security_mails (owner_id, purpose, requested_at);
      create index security_mails_address on security_mails (address, requested_at);
      create index security_mails_requested on security_mails (requested_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table security_mails, one_use_tokens');
  }
}
