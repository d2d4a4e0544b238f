import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Plans, stories, conversations, the ledger, and the records of other services that stories are written from. */
export class CreateAi1763500000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // `version` is the aggregate version of the last event that was read, so that an older one changes nothing.
    await runner.query(`
      create table people (
        id uuid primary key,
        owner_id uuid not null,
        display_name text not null,
        time_zone text not null,
        locale text not null,
        version int not null
      );

      create table project_records (
        id uuid primary key,
        owner_id uuid not null,
        title text not null default '',
        description text,
        status text not null default 'todo',
        started_at timestamptz(3),
        completed_at timestamptz(3),
        trashed_at timestamptz(3),
        gone boolean not null default false,
        version int not null
      );
      create index project_records_owner on project_records (owner_id);

      create table goal_records (
        id uuid primary key,
        owner_id uuid not null,
        project_id uuid,
        title text not null default '',
        description text,
        status text not null default 'todo',
        target_date date,
        started_at timestamptz(3),
        completed_at timestamptz(3),
        trashed_at timestamptz(3),
        gone boolean not null default false,
        version int not null
      );
      create index goal_records_owner on goal_records (owner_id, status);
      create index goal_records_project on goal_records (owner_id, project_id);

      create table task_records (
        id uuid primary key,
        owner_id uuid not null,
        goal_id uuid,
        project_id uuid,
        title text not null default '',
        description text,
        status text not null default 'todo',
        due_date date,
        duration_minutes int,
        tags text[] not null default '{}',
        completed_at timestamptz(3),
        trashed_at timestamptz(3),
        gone boolean not null default false,
        version int not null
      );
      create index task_records_completed on task_records (owner_id, completed_at);
      create index task_records_goal on task_records (owner_id, goal_id);

      create table picture_records (
        id uuid primary key,
        owner_id uuid not null,
        attached_type text,
        attached_id uuid,
        kind text not null default 'other',
        width int,
        height int,
        placeholder text,
        variants text[] not null default '{}',
        processed_at timestamptz(3) not null default now(),
        gone boolean not null default false,
        version int not null
      );
      create index picture_records_attached on picture_records (owner_id, attached_id);
    `);
    await runner.query(`
      create table plan_requests (
        id uuid primary key,
        owner_id uuid not null,
        goal_id uuid not null,
        request jsonb not null,
        status text not null,
        proposal jsonb,
        provider text,
        degraded boolean,
        created_at timestamptz(3) not null,
        updated_at timestamptz(3) not null
      );
      create index plan_requests_goal on plan_requests (owner_id, goal_id);

      create table stories (
        id uuid primary key,
        owner_id uuid not null,
        kind text not null,
        source_key text not null,
        status text not null,
        title text not null default '',
        text text not null default '',
        provider text,
        degraded boolean,
        revision int not null default 0,
        told jsonb not null,
        failure_code text,
        failure_detail text,
        version int not null,
        created_at timestamptz(3) not null,
        updated_at timestamptz(3) not null,
        constraint stories_source unique (owner_id, kind, source_key)
      );
      create index stories_page on stories (owner_id, created_at desc, id desc);

      create table story_sources (
        story_id uuid not null references stories (id) on delete cascade,
        source_id uuid not null,
        owner_id uuid not null,
        type text not null,
        position int not null,
        primary key (story_id, source_id)
      );
      create index story_sources_source on story_sources (owner_id, source_id);

      create table story_revisions (
        story_id uuid not null references stories (id) on delete cascade,
        revision int not null,
        owner_id uuid not null,
        title text not null,
        text text not null,
        facts jsonb not null,
        provider text not null,
        degraded boolean not null,
        written_at timestamptz(3) not null,
        primary key (story_id, revision)
      );
      create index story_revisions_owner on story_revisions (owner_id, written_at);

      create table story_claims (
        owner_id uuid not null,
        kind text not null,
        source_key text not null,
        primary key (owner_id, kind, source_key)
      );
    `);
    await runner.query(`
      create table conversations (
        id uuid primary key,
        owner_id uuid not null,
        title text,
        messages int not null default 0,
        version int not null,
        created_at timestamptz(3) not null,
        updated_at timestamptz(3) not null
      );
      create index conversations_page on conversations (owner_id, created_at desc, id desc);

      create table messages (
        id uuid primary key,
        owner_id uuid not null,
        conversation_id uuid not null references conversations (id) on delete cascade,
        position int not null,
        role text not null,
        content text not null,
        status text not null,
        provider text,
        degraded boolean,
        version int not null,
        created_at timestamptz(3) not null,
        updated_at timestamptz(3) not null,
        constraint messages_position unique (conversation_id, position)
      );
      create index messages_page on messages (owner_id, conversation_id, position);

      create table message_citations (
        message_id uuid not null references messages (id) on delete cascade,
        position int not null,
        owner_id uuid not null,
        memory_id uuid not null,
        excerpt text not null,
        primary key (message_id, position)
      );
      create index message_citations_memory on message_citations (owner_id, memory_id);

      create table forgotten_memories (
        owner_id uuid not null,
        memory_id uuid not null,
        primary key (owner_id, memory_id)
      );
    `);
    await runner.query(`
      create table usage_rows (
        id uuid primary key,
        owner_id uuid not null,
        purpose text not null,
        subject_id uuid not null,
        prompt text not null,
        provider text not null,
        model text not null,
        outcome text not null,
        failure text,
        input_tokens int,
        cached_input_tokens int,
        output_tokens int,
        reasoning_tokens int,
        cost_pico_usd bigint,
        milliseconds int not null,
        occurred_at timestamptz(3) not null
      );
      create index usage_rows_owner on usage_rows (owner_id, occurred_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table usage_rows, forgotten_memories, message_citations, messages, conversations, story_claims,
        story_revisions, story_sources, stories, plan_requests, picture_records, task_records, goal_records,
        project_records, people`);
  }
}
