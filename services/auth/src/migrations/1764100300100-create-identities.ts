import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateIdentities1764100300100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table identities (
        id uuid primary key,
        owner_id uuid not null references users (id) on delete cascade,
        issuer text not null,
        subject text not null,
        provider text not null,
        email text,
        created_at timestamptz(3) not null,
        last_used_at timestamptz(3) not null
      );
      create unique index identities_subject on identities (issuer, subject);
      create index identities_owner on identities (owner_id, created_at);

      create table oidc_flows (
        id uuid primary key,
        state_hash text not null,
        binding_hash text not null,
        provider text not null,
        purpose text not null check (purpose in ('log_in', 'link', 'reauthenticate')),
        owner_id uuid references users (id) on delete cascade,
        redirect_uri text not null,
        sealed_secrets text not null,
        sealed_person text,
        created_at timestamptz(3) not null,
        claimed_at timestamptz(3),
        expires_at timestamptz(3) not null
      );
      create unique index oidc_flows_state on oidc_flows (state_hash);
      create index oidc_flows_owner on oidc_flows (owner_id);
      create index oidc_flows_expiry on oidc_flows (expires_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table oidc_flows, identities');
  }
}
