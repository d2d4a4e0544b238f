import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateAssets1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table assets (
        id uuid primary key,
        owner_id uuid not null,
        kind text not null check (kind = 'image'),
        status text not null check (status in ('processing', 'ready', 'rejected')),
        content_type text not null,
        bytes int not null check (bytes > 0),
        width int not null,
        height int not null,
        frames int not null,
        file_name text,
        caption text,
        attached_type text check (attached_type in ('task', 'goal', 'story')),
        attached_id uuid,
        placeholder text,
        rejection_code text,
        rejection_detail text,
        version int not null,
        created_at timestamptz(3) not null default now(),
        updated_at timestamptz(3) not null default now(),
        constraint assets_attachment_check check ((attached_type is null) = (attached_id is null)),
        constraint assets_rejection_check check ((status = 'rejected') = (rejection_code is not null))
      );
      create index assets_owner on assets (owner_id, id desc);
      create index assets_attached on assets (owner_id, attached_type, attached_id, id desc);

      create table asset_files (
        asset_id uuid not null references assets (id) on delete cascade,
        name text not null check (name in ('original', 'thumb', 'small', 'large')),
        owner_id uuid not null,
        sha256 text not null,
        content_type text not null,
        width int not null,
        height int not null,
        bytes int not null,
        primary key (asset_id, name)
      );
      create index asset_files_content on asset_files (owner_id, sha256);

      create table gone_attachments (
        id uuid primary key,
        owner_id uuid not null,
        type text not null,
        gone_at timestamptz(3) not null default now()
      );
      create index gone_attachments_owner on gone_attachments (owner_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table gone_attachments, asset_files, assets');
  }
}
