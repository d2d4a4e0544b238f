import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATUSES = `('todo', 'in_progress', 'completed', 'paused', 'cancelled')`;

/** What life areas, projects, goals and tasks have in common. */
const KEPT = `
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  version int not null,
  -- In the trash since, and together with this item (itself, for what the person threw away).
  deleted_at timestamptz(3),
  trashed_with uuid,
  check ((deleted_at is null) = (trashed_with is null)),`;

/** A parent is the same person's, by the key itself. Nothing is deleted before what it holds. */
const parent = (column: string, table: string) =>
  `foreign key (owner_id, ${column}) references ${table} (owner_id, id)`;

const indexed = (table: string, columns: readonly string[]) =>
  columns
    .map((column) => `create index ${table}_${column} on ${table} (owner_id, ${column}, id);`)
    .join('\n');

const common = (table: string) => `
  create index ${table}_trash on ${table} (owner_id, deleted_at, id) where trashed_with = id;
  create index ${table}_trashed_with on ${table} (owner_id, trashed_with) where trashed_with is not null;
  create index ${table}_search on ${table} using gin (search);`;

/** Every list begins with the owner, so that nobody's list grows with anybody else's life. */
export class CreateItems1764000100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The owner is a word of the document: one look into the index then never leaves a person's own items.
      create function search_document(owner uuid, words text[]) returns tsvector
        language sql immutable parallel safe
        return array_to_tsvector(array[owner::text]) || to_tsvector('simple', array_to_string(words, ' '));

      create table life_areas (
        id uuid primary key,
        owner_id uuid not null,
        name text not null,
        description text,
        icon text,
        color text,
        weight int not null check (weight between 0 and 100),
        ${KEPT}
        search tsvector not null generated always as (search_document(owner_id, array[name, description])) stored,
        unique (owner_id, id)
      );
      ${common('life_areas')}

      create table projects (
        id uuid primary key,
        owner_id uuid not null,
        life_area_id uuid,
        title text not null,
        description text,
        status text not null check (status in ${STATUSES}),
        priority text not null check (priority in ('low', 'medium', 'high')),
        start_date date,
        target_date date,
        completed_at timestamptz(3),
        tasks_total int not null check (tasks_total >= 0),
        tasks_completed int not null check (tasks_completed between 0 and tasks_total),
        goals_total int not null check (goals_total >= 0),
        goals_completed int not null check (goals_completed between 0 and goals_total),
        ${KEPT}
        search tsvector not null generated always as (search_document(owner_id, array[title, description])) stored,
        check ((status = 'completed') = (completed_at is not null)),
        unique (owner_id, id),
        ${parent('life_area_id', 'life_areas')}
      );
      ${common('projects')}
      ${indexed('projects', ['life_area_id', 'status', 'priority', 'target_date'])}

      create table goals (
        id uuid primary key,
        owner_id uuid not null,
        project_id uuid,
        life_area_id uuid,
        title text not null,
        description text,
        status text not null check (status in ${STATUSES}),
        priority text not null check (priority in ('low', 'medium', 'high')),
        target_date date,
        completed_at timestamptz(3),
        tasks_total int not null check (tasks_total >= 0),
        tasks_completed int not null check (tasks_completed between 0 and tasks_total),
        ${KEPT}
        search tsvector not null generated always as (search_document(owner_id, array[title, description])) stored,
        check ((status = 'completed') = (completed_at is not null)),
        unique (owner_id, id),
        ${parent('project_id', 'projects')},
        ${parent('life_area_id', 'life_areas')}
      );
      ${common('goals')}
      ${indexed('goals', ['project_id', 'life_area_id', 'status', 'priority', 'target_date'])}

      create table tasks (
        id uuid primary key,
        owner_id uuid not null,
        goal_id uuid,
        project_id uuid,
        life_area_id uuid,
        title text not null,
        description text,
        status text not null check (status in ${STATUSES}),
        priority text not null check (priority in ('low', 'medium', 'high')),
        due_date date,
        due_at timestamptz(3),
        duration_minutes int check (duration_minutes between 1 and 1440),
        tags text[] not null,
        completed_at timestamptz(3),
        ${KEPT}
        search tsvector not null
          generated always as (search_document(owner_id, array[title, description] || tags)) stored,
        check (due_date is null or due_at is null),
        check ((status = 'completed') = (completed_at is not null)),
        unique (owner_id, id),
        ${parent('goal_id', 'goals')},
        ${parent('project_id', 'projects')},
        ${parent('life_area_id', 'life_areas')}
      );
      ${common('tasks')}
      ${indexed('tasks', ['goal_id', 'project_id', 'life_area_id', 'status', 'priority', 'due_date', 'due_at'])}
      create index tasks_completed_at on tasks (owner_id, completed_at) where completed_at is not null;

      create table task_dependencies (
        owner_id uuid not null,
        task_id uuid not null,
        depends_on_id uuid not null,
        primary key (task_id, depends_on_id),
        check (task_id <> depends_on_id),
        foreign key (owner_id, task_id) references tasks (owner_id, id) on delete cascade,
        foreign key (owner_id, depends_on_id) references tasks (owner_id, id) on delete cascade
      );
      create index task_dependencies_owner on task_dependencies (owner_id, task_id);
      create index task_dependencies_depends_on on task_dependencies (owner_id, depends_on_id);

      -- How many items each person has, by life area and status: what the summary reads.
      create table item_counts (
        owner_id uuid not null,
        kind text not null check (kind in ('project', 'goal', 'task')),
        life_area_id uuid not null,
        status text not null check (status in ${STATUSES}),
        items int not null,
        primary key (owner_id, kind, life_area_id, status)
      );`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table item_counts;
      drop table task_dependencies;
      drop table tasks;
      drop table goals;
      drop table projects;
      drop table life_areas;
      drop function search_document;`);
  }
}
