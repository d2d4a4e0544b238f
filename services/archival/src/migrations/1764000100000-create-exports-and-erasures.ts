import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateExportsAndErasures1764000100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table exports (
        id uuid primary key,
        owner_id uuid not null,
        status text not null check (status in ('requested', 'collecting', 'ready', 'failed', 'expired')),
        services jsonb not null,
        bytes bigint,
        failure_code text,
        failure_detail text,
        completed_at timestamptz(3),
        expires_at timestamptz(3),
        version int not null,
        created_at timestamptz(3) not null default now(),
        updated_at timestamptz(3) not null default now()
      );
      create index exports_owner on exports (owner_id, id desc);

      create table erasures (
        id uuid primary key,
        owner_id uuid,
        status text not null check (status in ('scheduled', 'running', 'completed', 'cancelled')),
        services jsonb not null,
        runs_at timestamptz(3) not null,
        started_at timestamptz(3),
        due_at timestamptz(3),
        completed_at timestamptz(3),
        certificate text,
        version int not null,
        created_at timestamptz(3) not null default now(),
        updated_at timestamptz(3) not null default now(),
        constraint erasures_owner_check check ((owner_id is null) = (status = 'completed'))
      );
      create index erasures_owner on erasures (owner_id, id desc);
      create unique index erasures_one_at_a_time on erasures (owner_id) where status in ('scheduled', 'running');
      create index erasures_due on erasures (due_at) where status = 'running';

      create table erasure_receipts (
        id uuid primary key,
        erasure_id uuid not null references erasures (id) on delete cascade,
        receipt_hash text not null
      );
      create index erasure_receipts_erasure on erasure_receipts (erasure_id);

      create table certificate_keys (
        id text primary key,
        private_jwk jsonb not null,
        public_jwk jsonb not null,
        created_at timestamptz(3) not null default now()
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table certificate_keys, erasure_receipts, erasures, exports');
  }
}
