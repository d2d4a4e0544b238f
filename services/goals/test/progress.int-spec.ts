import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@odyssey/platform';
import { asUser, type TestClient, type TestService, testService } from '@odyssey/testing';
import { goals } from '../src/service.ts';
import { aGoal, aLifeArea, aProject, aTask } from './factories/requests.ts';

let service: TestService;
beforeAll(async () => {
  service = await testService(goals, { env: { ODYSSEY_LIMIT_WRITE: '100000' } });
});
afterAll(() => service.close());

const day = (offset: number) => new Date(Date.now() + offset * 24 * 3600 * 1000).toISOString().slice(0, 10);

describe('the progress of a goal', () => {
  it('says how it was computed', async () => {
    const http = service.http(asUser());
    const { body: goal } = await http.post('/v1/goals', aGoal());
    const path = `/v1/goals/${goal.id}/progress`;
    expect((await http.get(path)).body).toMatchObject({
      percent: 0,
      method: 'status',
      explanation: 'It has no tasks to count yet.',
    });
    for (const status of ['completed', 'todo', 'in_progress', 'cancelled']) {
      await http.post('/v1/tasks', aTask({ goalId: goal.id, status, durationMinutes: 30 }));
    }
    expect((await http.get(path)).body).toEqual({
      goalId: goal.id,
      percent: 33,
      method: 'tasks',
      completed: 1,
      total: 3,
      explanation: '1 of 3 tasks completed, each counting the same. 1 cancelled task is not counted.',
      tasks: { todo: 1, in_progress: 1, completed: 1, paused: 0, cancelled: 1 },
      openMinutes: 60,
    });
    expect((await service.http(asUser()).get(path)).status).toBe(404);
  });

  it('changes the ETag of the goal, since the goal shows it', async () => {
    const http = service.http(asUser());
    const { body: goal } = await http.post('/v1/goals', aGoal());
    await http.post('/v1/tasks', aTask({ goalId: goal.id }));
    expect((await http.get(`/v1/goals/${goal.id}`, { 'if-none-match': '"1"' })).status).toBe(200);
  });
});

describe('the summary', () => {
  it('shows where the person stands', async () => {
    const http = service.http(asUser());
    const { body: area } = await http.post('/v1/life-areas', aLifeArea());
    await http.post('/v1/goals', aGoal({ lifeAreaId: area.id, status: 'completed' }));
    await http.post('/v1/projects', aProject({ status: 'paused' }));
    const { body: done } = await http.post('/v1/tasks', aTask({ lifeAreaId: area.id, dueDate: day(-1) }));
    await http.post(`/v1/tasks/${done.id}/complete`);
    await http.post('/v1/tasks', aTask({ lifeAreaId: area.id, dueDate: day(-1) }));
    await http.post('/v1/tasks', aTask({ dueAt: new Date(Date.now() - 60_000).toISOString() }));
    await http.post('/v1/tasks', aTask({ dueDate: day(0) }));
    await http.post('/v1/tasks', aTask({ dueDate: day(2), status: 'cancelled' }));

    const none = { todo: 0, in_progress: 0, completed: 0, paused: 0, cancelled: 0 };
    expect((await http.get('/v1/progress/summary')).body).toEqual({
      today: day(0),
      tasks: {
        byStatus: { ...none, todo: 3, completed: 1, cancelled: 1 },
        overdue: 2,
        dueToday: 1,
        completedLast7Days: 1,
      },
      goals: { byStatus: { ...none, completed: 1 } },
      projects: { byStatus: { ...none, paused: 1 } },
      lifeAreas: [
        {
          lifeAreaId: area.id,
          name: 'Garden',
          weight: 50,
          tasks: { percent: 50, completed: 1, total: 2 },
          goals: { percent: 100, completed: 1, total: 1 },
        },
      ],
    });
    expect((await service.http(asUser()).get('/v1/progress/summary')).body.tasks.byStatus).toEqual(none);
  });
});

/** Numbers from a seed, the same on every run. */
function dice(seed: number) {
  let state = seed;
  return (sides: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * sides);
  };
}

describe('the kept numbers', () => {
  it('are those that counting the rows gives, whatever was done', async () => {
    const user = asUser();
    const http = service.http(user);
    await liveALittle(http, dice(7), 120);

    for (const [table, children] of [
      ['goals', ['tasks']],
      ['projects', ['tasks', 'goals']],
    ] as const) {
      for (const what of children) {
        const column = table === 'goals' ? 'goal_id' : 'project_id';
        const off = await service.rows(
          `select p.id from ${table} p left join ${what} c on c.${column} = p.id and c.deleted_at is null and c.status <> 'cancelled'
           where p.owner_id = $1 group by p.id
           having count(c.id) <> p.${what}_total or count(c.id) filter (where c.status = 'completed') <> p.${what}_completed`,
          [user.userId],
        );
        expect(off).toEqual([]);
      }
    }
    for (const [kind, table] of [
      ['task', 'tasks'],
      ['goal', 'goals'],
      ['project', 'projects'],
    ]) {
      const off = await service.rows(
        `select * from (select life_area_id, status, items from item_counts where owner_id = $1 and kind = '${kind}' and items <> 0) kept
         full join (select coalesce(life_area_id, '00000000-0000-0000-0000-000000000000') as life_area_id, status, count(*)::int as items
                    from ${table} where owner_id = $1 and deleted_at is null group by 1, 2) counted
         using (life_area_id, status, items) where kept is null or counted is null`,
        [user.userId],
      );
      expect(off).toEqual([]);
    }
  });
});

const STATUSES = ['todo', 'in_progress', 'completed', 'paused', 'cancelled'];

/** Makes, moves, finishes, throws away and restores at random; refusals are part of life. */
async function liveALittle(http: TestClient, roll: (sides: number) => number, deeds: number) {
  const have = {
    'life-areas': [] as string[],
    projects: [] as string[],
    goals: [] as string[],
    tasks: [] as string[],
  };
  const any = (kind: keyof typeof have) => have[kind][roll(have[kind].length)];
  const maybe = (kind: keyof typeof have) => (roll(2) ? any(kind) : undefined);
  const make = async (kind: keyof typeof have, body: Record<string, unknown>) => {
    const answer = await http.post(`/v1/${kind}`, body, { 'idempotency-key': newId() });
    if (answer.status === 201) have[kind].push(answer.body.id);
  };
  for (let n = 0; n < 3; n += 1) await make('life-areas', aLifeArea());
  for (let deed = 0; deed < deeds; deed += 1) {
    const status = STATUSES[roll(5)];
    const kind = (['projects', 'goals', 'tasks'] as const)[roll(3)] ?? 'tasks';
    const id = any(kind);
    switch (roll(7)) {
      case 0:
        await make('projects', aProject({ status, lifeAreaId: maybe('life-areas') }));
        break;
      case 1:
        await make('goals', aGoal({ status, projectId: maybe('projects'), lifeAreaId: maybe('life-areas') }));
        break;
      case 2:
        await make('tasks', aTask({ status, goalId: maybe('goals'), projectId: maybe('projects') }));
        break;
      case 3:
        await http.patch(`/v1/${kind}/${id}`, { status });
        break;
      case 4:
        await http.patch(`/v1/${kind}/${id}`, { lifeAreaId: maybe('life-areas') ?? null });
        break;
      case 5:
        await http.patch(`/v1/tasks/${any('tasks')}`, { goalId: maybe('goals') ?? null });
        break;
      default: {
        const trashed = (await http.get('/v1/trash')).body.items[0];
        if (trashed && roll(2)) await http.post(`/v1/trash/${trashed.id}/restore`);
        else await http.delete(`/v1/${kind}/${id}`);
      }
    }
  }
}
