import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreatePlansAndAchievements1764000200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A plan is part of its goal and goes with it.
      create table plans (
        id uuid primary key,
        owner_id uuid not null,
        goal_id uuid not null,
        status text not null check (status in ('requested', 'proposed', 'accepted', 'rejected', 'failed')),
        steps jsonb not null,
        notes jsonb not null,
        provider text,
        degraded boolean,
        failure jsonb,
        created_at timestamptz(3) not null,
        updated_at timestamptz(3) not null,
        version int not null,
        check ((status = 'failed') = (failure is not null)),
        foreign key (owner_id, goal_id) references goals (owner_id, id) on delete cascade
      );
      create index plans_goal on plans (owner_id, goal_id, id);

      -- No key to the goal or task that earned it: what was achieved stays achieved.
      create table achievements (
        id uuid primary key,
        owner_id uuid not null,
        kind text not null check (kind in ('goal_completed', 'first_task', 'first_goal')),
        title text not null,
        source_id uuid not null,
        earned_at timestamptz(3) not null,
        unique (owner_id, kind, source_id)
      );
      create index achievements_owner on achievements (owner_id, id);
      create unique index achievements_firsts on achievements (owner_id, kind) where kind in ('first_task', 'first_goal');

      create table people (
        user_id uuid primary key,
        display_name text not null,
        time_zone text not null,
        locale text not null,
        profile_version int not null
      );`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table people; drop table achievements; drop table plans;');
  }
}
