import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateMemories1760000100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table memories (
        id uuid primary key,
        owner_id uuid not null,
        kind text not null,
        content text not null,
        source_type text not null,
        source_id uuid not null,
        source_version int not null,
        pinned boolean not null,
        valid_from timestamptz(3),
        valid_to timestamptz(3),
        claim_key text,
        claim_denied boolean,
        claim_attribute text,
        claim_value text,
        revision bigint not null,
        version int not null,
        created_at timestamptz(3) not null,
        updated_at timestamptz(3) not null
      );
      create index memories_page on memories (owner_id, id desc);
      create index memories_by_kind on memories (owner_id, kind, id desc);
      create index memories_pinned on memories (owner_id, id desc) where pinned;
      create index memories_changed on memories (owner_id, revision);
      create index memories_of_source on memories (owner_id, source_id, id desc);
      create unique index memories_once_a_source on memories (owner_id, kind, source_id) where kind in ('turn', 'task', 'story');
      create index memories_claimed on memories (owner_id, claim_key) where claim_key is not null and valid_to is null;
      create index memories_attributes on memories (owner_id, claim_attribute) where claim_attribute is not null and valid_to is null;

      -- Rises with every change of a person's memories, under the person's lock: indexes in memory compare it.
      create table memory_revisions (owner_id uuid primary key, revision bigint not null);

      -- What a person deleted does not come back when its event is read again.
      create table forgotten_sources (
        owner_id uuid not null,
        source_type text not null,
        source_id uuid not null,
        primary key (owner_id, source_type, source_id)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table forgotten_sources; drop table memory_revisions; drop table memories;');
  }
}
