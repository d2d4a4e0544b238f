import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { migrateServices, processEnvironment } from '@odyssey/platform';
import { type TestDatabase, type TestService, testDatabase, testService } from '@odyssey/testing';
import { DataSource, TableColumn } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import { goals } from '../src/service.ts';

let service: TestService;
let empty: TestDatabase;
beforeAll(async () => {
  service = await testService(goals);
  empty = await testDatabase(goals, { migrated: false });
});
afterAll(async () => {
  await service.close();
  await empty.close();
});

const typed = ({ driver }: DataSource, column: ColumnMetadata) => ({
  name: column.databaseName,
  type: driver.normalizeType(column),
  isArray: column.isArray,
  ...(column.precision == null ? {} : { precision: column.precision }),
});

describe('the tables', () => {
  it('have the columns that the entities say', async () => {
    const dataSource = service.get(DataSource);
    const stored = await service.rows<{ entity: string; columns: Record<string, string> }>(
      `select c.relname as entity, json_object_agg(a.attname, format_type(a.atttypid, a.atttypmod)
         || case when a.attnotnull then '' else ' null' end) as columns
       from pg_attribute a join pg_class c on c.oid = a.attrelid
       where a.attnum > 0 and not a.attisdropped and a.attname <> 'search' and c.relname = any($1) group by c.relname`,
      [dataSource.entityMetadatas.map(({ tableName }) => tableName)],
    );
    const declared = dataSource.entityMetadatas.map(({ tableName, columns }) => ({
      entity: tableName,
      columns: Object.fromEntries(
        columns
          .filter((column) => !column.isVirtualProperty)
          .map((column) => [
            column.databaseName,
            dataSource.driver
              .createFullType(new TableColumn(typed(dataSource, column)))
              .toLowerCase()
              .replace(' array', '[]') + (column.isNullable ? ' null' : ''),
          ]),
      ),
    }));
    const byName = (one: { entity: string }, other: { entity: string }) =>
      one.entity < other.entity ? -1 : 1;
    expect(stored.sort(byName)).toEqual(declared.sort(byName));
  });

  it('keep a task out of another person’s goal, whatever the code does', async () => {
    const [ana, ben] = ['01890000-0000-7000-8000-0000000000aa', '01890000-0000-7000-8000-0000000000bb'];
    const goal = '01890000-0000-7000-8000-0000000000cc';
    await service.rows(
      `insert into goals (id, owner_id, title, status, priority, tasks_total, tasks_completed, created_at, updated_at, version)
       values ($1, $2, 'Swim', 'todo', 'low', 0, 0, now(), now(), 1)`,
      [goal, ana],
    );
    const task = (owner: string) =>
      service.rows(
        `insert into tasks (id, owner_id, goal_id, title, status, priority, tags, created_at, updated_at, version)
         values (gen_random_uuid(), $1, $2, 'Swim', 'todo', 'low', '{}', now(), now(), 1)`,
        [owner, goal],
      );
    await expect(task(ben)).rejects.toMatchObject({ code: '23503' });
    await expect(task(ana)).resolves.toEqual([]);
    await expect(service.rows('delete from goals where id = $1', [goal])).rejects.toMatchObject({
      code: '23503',
    });
  });
});

describe('the migrations', () => {
  it('go forward, back and forward again', async () => {
    const env = { ...processEnvironment(), ODYSSEY_GOALS_OWNER_DATABASE_URL: empty.ownerUrl };
    const tables = async () =>
      (
        await empty.rows<{ name: string }>(
          `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
        )
      ).map(({ name }) => name);
    await migrateServices([goals], env);
    const all = await tables();
    expect(all).toContain('tasks');

    await migrateServices([goals], env, { down: goals.migrations.length });
    const own = [
      'achievements',
      'goals',
      'item_counts',
      'life_areas',
      'people',
      'plans',
      'projects',
      'task_dependencies',
      'tasks',
    ];
    expect(await tables()).toEqual(all.filter((name) => !own.includes(name)));
    expect(await empty.rows(`select 1 from pg_proc where proname = 'search_document'`)).toEqual([]);

    await migrateServices([goals], env);
    expect(await tables()).toEqual(all);
  });
});
