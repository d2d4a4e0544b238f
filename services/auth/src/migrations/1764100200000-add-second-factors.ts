import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddSecondFactors1764100200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table totp_factors (
        id uuid primary key,
        owner_id uuid not null references users (id) on delete cascade,
        sealed_secret text not null,
        last_used_step int,
        created_at timestamptz(3) not null,
        confirmed_at timestamptz(3),
        last_used_at timestamptz(3)
      );
      create index totp_factors_owner on totp_factors (owner_id);
      create unique index totp_factors_confirmed on totp_factors (owner_id) where confirmed_at is not null;
      create unique index totp_factors_pending on totp_factors (owner_id) where confirmed_at is null;

      create table recovery_codes (
        hash text primary key,
        owner_id uuid not null references users (id) on delete cascade,
        made_at timestamptz(3) not null,
        used_at timestamptz(3)
      );
      create index recovery_codes_owner on recovery_codes (owner_id);

      create table wrong_codes (
        owner_id uuid primary key references users (id) on delete cascade,
        count int not null,
        since timestamptz(3) not null
      );

      create table passkeys (
        id uuid primary key,
        owner_id uuid not null references users (id) on delete cascade,
        credential_id text not null,
        public_key bytea not null,
        counter bigint not null,
        name text not null,
        transports text[] not null,
        backed_up boolean not null,
        last_used_at timestamptz(3),
        version int not null,
        created_at timestamptz(3) not null default now(),
        updated_at timestamptz(3) not null default now()
      );
      create unique index passkeys_credential on passkeys (credential_id);
      create index passkeys_owner on passkeys (owner_id, created_at);

      create table passkey_challenges (
        hash text primary key,
        owner_id uuid references users (id) on delete cascade,
        expires_at timestamptz(3) not null
      );
      create index passkey_challenges_owner on passkey_challenges (owner_id);
      create index passkey_challenges_expiry on passkey_challenges (expires_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table passkey_challenges, passkeys, wrong_codes, recovery_codes, totp_factors');
  }
}
