import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@odyssey/platform';
import { type TestService, testService } from '@odyssey/testing';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { GOAL_LIST } from '../src/goals/goal-queries.service.ts';
import { type ItemFilters, type ItemList, itemPage } from '../src/items/item-page.ts';
import { PROJECT_LIST } from '../src/projects/project-queries.service.ts';
import { goals } from '../src/service.ts';
import { TASK_LIST } from '../src/tasks/task-queries.service.ts';

const TASKS = 12_000;
const owner = newId();
const goalId = newId();
const projectId = newId();
const lifeAreaId = newId();
let service: TestService;

/** Someone with many tasks among as many of others: small enough to fill in a second, big enough to be planned like a big one. */
beforeAll(async () => {
  service = await testService(goals);
  const kept = 'now(), now(), 1';
  const stranger = newId();
  await service.rows(
    `insert into life_areas (id, owner_id, name, weight, created_at, updated_at, version) values ($1, $2, 'Health', 50, ${kept})`,
    [lifeAreaId, owner],
  );
  await service.rows(
    `insert into projects (id, owner_id, title, status, priority, tasks_total, tasks_completed, goals_total, goals_completed, created_at, updated_at, version)
     select case n when 1 then $1::uuid else gen_random_uuid() end, case when n % 2 = 1 then $2::uuid else $3::uuid end, 'Project ' || n,
       (array['todo','in_progress','paused'])[1 + n % 3], 'low', 0, 0, 0, 0, ${kept} from generate_series(1, 3000) n`,
    [projectId, owner, stranger],
  );
  await service.rows(
    `insert into goals (id, owner_id, title, status, priority, target_date, tasks_total, tasks_completed, created_at, updated_at, version)
     select case n when 1 then $1::uuid else gen_random_uuid() end, case when n % 2 = 1 then $2::uuid else $3::uuid end, 'Goal ' || n,
       (array['todo','in_progress','paused'])[1 + n % 3], 'low', date '2026-01-01' + n % 1000, 0, 0, ${kept} from generate_series(1, 3000) n`,
    [goalId, owner, stranger],
  );
  await service.rows(
    `insert into tasks (id, owner_id, goal_id, project_id, life_area_id, title, status, priority, due_date, due_at, tags, created_at, updated_at, version)
     select gen_random_uuid(), case when n % 2 = 0 then $1::uuid else $2::uuid end,
       case when n % 200 = 0 then $3::uuid end, case when n % 100 = 0 then $4::uuid end, case when n % 60 = 0 then $5::uuid end,
       'Task ' || n, case when n % 50 = 0 then 'in_progress' else 'todo' end, case when n % 40 = 0 then 'high' else 'low' end,
       case when n % 4 = 0 then date '2026-01-01' + n % 2000 end, case when n % 4 = 2 then timestamptz '2026-01-01' + n % 2000 * interval '1 day' end,
       '{}', ${kept} from generate_series(1, ${TASKS}) n`,
    [owner, stranger, goalId, projectId, lifeAreaId],
  );
  await service.rows('vacuum analyze');
});
afterAll(() => service.close());

interface Node {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Rows Removed by Filter'?: number;
  'Parent Relationship'?: string;
  Plans?: Node[];
}

/**
 * The plan of a page as a prepared statement gets it, without its subplans: made for these values, or, as
 * PostgreSQL may decide after some executions, for any.
 */
async function planOf(
  list: ItemList,
  filters: ItemFilters,
  after: string | undefined,
  mode: 'force_custom_plan' | 'force_generic_plan',
): Promise<Node[]> {
  const { text, values } = itemPage(
    list,
    { userId: owner, timeZone: 'UTC' },
    filters,
    after ? [after] : undefined,
    51,
  );
  const runner = service.get(DataSource).createQueryRunner();
  try {
    await runner.query(`set plan_cache_mode = ${mode}`);
    await runner.query(`prepare page as ${text}`);
    const literals = values.map((value) => pg.escapeLiteral(String(value)));
    const [row]: { 'QUERY PLAN': { Plan: Node }[] }[] = await runner.query(
      `explain (analyze, format json) execute page (${literals.join(', ')})`,
    );
    return row?.['QUERY PLAN'][0] ? nodesOf(row['QUERY PLAN'][0].Plan) : [];
  } finally {
    await runner.query('deallocate all');
    await runner.query('reset plan_cache_mode');
    await runner.release();
  }
}

/** The dependencies of each row are a look of their own, so subplans are left out. */
const nodesOf = (node: Node): Node[] =>
  node['Parent Relationship'] === 'SubPlan' ? [] : [node, ...(node.Plans ?? []).flatMap(nodesOf)];

const TASK_FILTERS: ItemFilters[] = [
  {},
  { goalId },
  { projectId },
  { lifeAreaId },
  { status: 'in_progress' },
  { priority: 'high' },
  { dueBefore: '2026-01-20' },
  { dueAfter: '2031-06-01' },
  { dueAfter: '2026-01-10', dueBefore: '2026-01-20' },
  { q: 'task 77' },
  { q: '4711' },
  { goalId, status: 'todo' },
  { lifeAreaId, priority: 'high' },
  { q: '4711', status: 'todo' },
];

const MODES = ['force_custom_plan', 'force_generic_plan'] as const;

describe('every list and every filter', () => {
  const expectIndex = (nodes: Node[]) => {
    expect(nodes.length).toBeGreaterThan(1);
    for (const node of nodes) expect(node['Node Type']).not.toBe('Seq Scan');
  };

  it.each(TASK_FILTERS)('of tasks by %j is found by an index', async (filters) => {
    for (const mode of MODES) {
      for (const after of [undefined, newId()]) expectIndex(await planOf(TASK_LIST, filters, after, mode));
    }
  });

  it.each([
    [{ goalId }, 'tasks_goal_id'],
    [{ projectId }, 'tasks_project_id'],
    [{ lifeAreaId }, 'tasks_life_area_id'],
    [{ status: 'in_progress' }, 'tasks_status'],
    [{ priority: 'high' }, 'tasks_priority'],
    [{ dueBefore: '2026-01-20' }, 'tasks_due_date'],
    [{ dueBefore: '2026-01-20' }, 'tasks_due_at'],
    [{ q: '4711' }, 'tasks_search'],
  ] as [ItemFilters, string][])(
    'of tasks by %j is found by %s, however many others there are',
    async (filters, index) => {
      const used = (await planOf(TASK_LIST, filters, undefined, 'force_custom_plan')).map(
        (node) => node['Index Name'],
      );
      expect(used).toContain(index);
    },
  );

  it.each([
    {},
    { lifeAreaId },
    { status: 'paused' },
    { priority: 'high' },
    { dueBefore: '2026-01-20' },
    { q: '2001' },
  ] as ItemFilters[])('of goals and projects by %j is found by an index', async (filters) => {
    for (const mode of MODES) {
      for (const list of [GOAL_LIST, PROJECT_LIST]) expectIndex(await planOf(list, filters, undefined, mode));
    }
  });
});

describe('the depth of a page', () => {
  it('costs nothing: the page begins where the cursor says', async () => {
    const [middle] = await service.rows<{ id: string }>(
      'select id from tasks where owner_id = $1 order by id offset 5000 limit 1',
      [owner],
    );
    for (const after of [undefined, middle?.id]) {
      const nodes = await planOf(TASK_LIST, {}, after, 'force_custom_plan');
      const skipped = nodes.reduce((sum, node) => sum + (node['Rows Removed by Filter'] ?? 0), 0);
      expect(skipped).toBe(0);
      expect(nodes.map((node) => node['Node Type'])).toEqual(['Limit', 'Index Scan']);
    }
  });
});
