import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateNotifications1760000200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table people (
        owner_id uuid primary key,
        email text,
        display_name text,
        time_zone text not null,
        locale text not null,
        profile_version int not null,
        first_session_id uuid
      );

      create table preferences (
        owner_id uuid primary key,
        chosen jsonb not null,
        version int not null,
        created_at timestamptz(3) not null,
        updated_at timestamptz(3) not null
      );

      create table notifications (
        id uuid primary key,
        owner_id uuid not null,
        kind text not null,
        title text not null,
        body text not null,
        data jsonb not null,
        cause text not null,
        dedupe_key text not null,
        deliveries jsonb not null,
        shown boolean not null,
        created_seq bigint not null,
        seq bigint not null,
        read_at timestamptz(3),
        version int not null,
        created_at timestamptz(3) not null,
        updated_at timestamptz(3) not null
      );
      create unique index notifications_once on notifications (owner_id, dedupe_key);
      create index notifications_page on notifications (owner_id, shown, id desc);
      create index notifications_by_kind on notifications (owner_id, kind, id desc);
      create index notifications_unread on notifications (owner_id, id desc) where shown and read_at is null;
      create index notifications_stream on notifications (owner_id, seq) where shown;

      -- One counter a person, raised under the person's lock: the ids of the live stream.
      create table inboxes (
        owner_id uuid primary key,
        seq bigint not null,
        all_read_seq bigint not null default 0,
        all_read_at timestamptz(3)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop table inboxes; drop table notifications; drop table preferences; drop table people;',
    );
  }
}
