import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables behind the outbox, the relay, the inbox and parking. Each service's database has its own. */
export class CreateEventTables1760000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table outbox (
        seq bigint generated always as identity primary key,
        id uuid not null,
        bucket int not null,
        topic text not null,
        key text not null,
        type text not null,
        headers jsonb not null,
        payload text not null,
        at timestamptz(3) not null default now()
      );
      create index outbox_key on outbox (key);

      create table aggregate_versions (
        type text not null,
        id text not null,
        person text not null,
        version int not null,
        primary key (type, id)
      );
      create index aggregate_versions_person on aggregate_versions (person);

      create table relays (
        id uuid primary key,
        seen_at timestamptz(3) not null
      );
      create table relay_leases (
        bucket int primary key,
        owner uuid,
        expires_at timestamptz(3) not null default '-infinity'
      );
      insert into relay_leases (bucket) select generate_series(0, 15);

      create table inbox (
        event_id uuid not null,
        consumer text not null,
        person text not null,
        at timestamptz(3) not null default now(),
        primary key (event_id, consumer)
      );
      create index inbox_at on inbox using brin (at);
      create index inbox_person on inbox (person);

      create table parked_events (
        seq bigint generated always as identity primary key,
        topic text not null,
        key text not null,
        event_id uuid not null,
        type text not null,
        partition int not null,
        "offset" bigint not null,
        value text,
        headers jsonb not null,
        error_class text,
        error text,
        attempts int not null default 0,
        next_at timestamptz(3) not null default now(),
        parked_at timestamptz(3) not null default now(),
        unique (topic, key, event_id)
      );
      create index parked_events_key on parked_events (topic, key, seq);

      create table dead_letters (
        id bigint generated always as identity primary key,
        topic text not null,
        partition int not null,
        "offset" bigint not null,
        event_id text,
        type text,
        key bytea,
        value bytea,
        headers jsonb not null,
        error_class text not null,
        error text not null,
        attempts int not null,
        code_version text not null,
        died_at timestamptz(3) not null default now(),
        unique (topic, partition, "offset")
      );

      create table event_starts (
        event_id uuid primary key,
        starts int not null,
        at timestamptz(3) not null default now()
      );

      create table erased_people (
        user_id text primary key,
        at timestamptz(3) not null default now()
      );
      create index erased_people_at on erased_people (at);
    `);
    // Rows live for milliseconds: without this the dead ones would pile up until a fifth of a large table changed.
    await runner.query(
      `alter table outbox set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10000, autovacuum_vacuum_cost_delay = 0)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table erased_people, event_starts, dead_letters, parked_events, inbox, relay_leases, relays,
        aggregate_versions, outbox`);
  }
}
