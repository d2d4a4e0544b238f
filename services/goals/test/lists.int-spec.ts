import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { asUser, type TestClient, type TestService, testService } from '@odyssey/testing';
import { goals } from '../src/service.ts';
import { aGoal, aLifeArea, aProject, aTask } from './factories/requests.ts';

let service: TestService;
beforeAll(async () => {
  service = await testService(goals);
});
afterAll(() => service.close());

const titles = async (http: TestClient, path: string): Promise<string[]> => {
  const answer = await http.get(path);
  expect(answer.status).toBe(200);
  return answer.body.items.map((item: { title?: string; name?: string }) => item.title ?? item.name);
};

describe('a list of tasks', () => {
  it('filters by everything that a task has', async () => {
    const http = service.http(asUser());
    const { body: area } = await http.post('/v1/life-areas', aLifeArea());
    const { body: project } = await http.post('/v1/projects', aProject({ lifeAreaId: area.id }));
    const { body: goal } = await http.post('/v1/goals', aGoal({ projectId: project.id }));
    await http.post('/v1/tasks', aTask({ title: 'In the goal', goalId: goal.id, priority: 'high' }));
    await http.post(
      '/v1/tasks',
      aTask({ title: 'In the project', projectId: project.id, status: 'in_progress' }),
    );
    await http.post('/v1/tasks', aTask({ title: 'In the area', lifeAreaId: area.id, dueDate: '2026-05-06' }));
    await http.post('/v1/tasks', aTask({ title: 'Nowhere' }));

    expect(await titles(http, '/v1/tasks')).toEqual([
      'In the goal',
      'In the project',
      'In the area',
      'Nowhere',
    ]);
    expect(await titles(http, `/v1/tasks?goalId=${goal.id}`)).toEqual(['In the goal']);
    expect(await titles(http, `/v1/tasks?projectId=${project.id}`)).toEqual([
      'In the goal',
      'In the project',
    ]);
    expect(await titles(http, `/v1/tasks?lifeAreaId=${area.id}`)).toEqual([
      'In the goal',
      'In the project',
      'In the area',
    ]);
    expect(await titles(http, '/v1/tasks?status=in_progress')).toEqual(['In the project']);
    expect(await titles(http, '/v1/tasks?priority=high')).toEqual(['In the goal']);
    expect(await titles(http, `/v1/tasks?lifeAreaId=${area.id}&dueBefore=2026-05-07`)).toEqual([
      'In the area',
    ]);
    expect(await titles(http, '/v1/tasks?dueBefore=2026-05-06')).toEqual([]);
    expect((await http.get('/v1/tasks?colour=red')).status).toBe(422);
    expect((await http.get('/v1/tasks?status=open')).status).toBe(422);
  });

  it('compares due instants with the days of the person', async () => {
    // Tokyo is nine hours ahead: the first is due on the 6th there, the second on the 7th.
    const http = service.http(asUser(undefined, { timeZone: 'Asia/Tokyo' }));
    await http.post('/v1/tasks', aTask({ title: 'Late on the 6th', dueAt: '2026-05-06T14:59:59Z' }));
    await http.post('/v1/tasks', aTask({ title: 'First of the 7th', dueAt: '2026-05-06T15:00:00Z' }));
    await http.post('/v1/tasks', aTask({ title: 'On the 6th', dueDate: '2026-05-06' }));
    await http.post('/v1/tasks', aTask({ title: 'On the 7th', dueDate: '2026-05-07' }));
    await http.post('/v1/tasks', aTask({ title: 'Some day' }));

    expect(await titles(http, '/v1/tasks?dueBefore=2026-05-07')).toEqual(['Late on the 6th', 'On the 6th']);
    expect(await titles(http, '/v1/tasks?dueAfter=2026-05-06')).toEqual(['First of the 7th', 'On the 7th']);
    expect(await titles(http, '/v1/tasks?dueAfter=2026-05-05&dueBefore=2026-05-07')).toEqual([
      'Late on the 6th',
      'On the 6th',
    ]);
  });

  it('finds words and their beginnings in title, description and tags', async () => {
    const http = service.http(asUser());
    await http.post('/v1/tasks', aTask({ title: 'Walk the river-loop', tags: ['Outside'] }));
    await http.post('/v1/tasks', aTask({ title: 'Call Ana', description: 'About the river house' }));

    expect(await titles(http, '/v1/tasks?q=river')).toEqual(['Walk the river-loop', 'Call Ana']);
    expect(await titles(http, '/v1/tasks?q=RIV%20loop')).toEqual(['Walk the river-loop']);
    expect(await titles(http, '/v1/tasks?q=outs')).toEqual(['Walk the river-loop']);
    expect(await titles(http, '/v1/tasks?q=river%20mountain')).toEqual([]);
    for (const odd of ["'", '\\', '!&|:*()', "a' | 'b", '%25', '<->']) {
      expect(await titles(http, `/v1/tasks?q=${encodeURIComponent(odd)}`)).toEqual([]);
    }
  });
});

describe('the other lists', () => {
  it('filter by what their items have', async () => {
    const http = service.http(asUser());
    const { body: area } = await http.post('/v1/life-areas', aLifeArea({ name: 'Garden' }));
    await http.post('/v1/life-areas', aLifeArea({ name: 'Boats' }));
    const { body: project } = await http.post(
      '/v1/projects',
      aProject({ title: 'Pond', lifeAreaId: area.id, targetDate: '2026-06-01' }),
    );
    await http.post('/v1/projects', aProject({ title: 'Fence', priority: 'high' }));
    await http.post(
      '/v1/goals',
      aGoal({ title: 'Dig', projectId: project.id, targetDate: '2026-05-10', status: 'paused' }),
    );
    await http.post('/v1/goals', aGoal({ title: 'Fill' }));

    expect(await titles(http, '/v1/life-areas?q=gard')).toEqual(['Garden']);
    expect(await titles(http, `/v1/projects?lifeAreaId=${area.id}`)).toEqual(['Pond']);
    expect(await titles(http, '/v1/projects?priority=high')).toEqual(['Fence']);
    expect(await titles(http, '/v1/projects?dueBefore=2026-06-02&dueAfter=2026-05-31')).toEqual(['Pond']);
    expect(await titles(http, `/v1/goals?projectId=${project.id}&status=paused`)).toEqual(['Dig']);
    expect(await titles(http, `/v1/goals?lifeAreaId=${area.id}&q=di`)).toEqual(['Dig']);
    expect(await titles(http, '/v1/goals?dueAfter=2026-05-10')).toEqual([]);
  });
});

describe('pages', () => {
  it('are stable while tasks are made, changed and thrown away', async () => {
    const http = service.http(asUser());
    const ids: string[] = [];
    for (let n = 0; n < 7; n += 1)
      ids.push((await http.post('/v1/tasks', aTask({ title: `Task ${n}` }))).body.id);

    const first = await http.get('/v1/tasks?limit=3');
    await http.delete(`/v1/tasks/${ids[0]}`);
    await http.patch(`/v1/tasks/${ids[1]}`, { title: 'Renamed' });
    await http.post('/v1/tasks', aTask({ title: 'Task 7' }));
    const second = await http.get(`/v1/tasks?limit=3&cursor=${first.body.nextCursor}`);
    const third = await http.get(`/v1/tasks?limit=3&cursor=${second.body.nextCursor}`);

    const seen = [first, second, third].flatMap(({ body }) =>
      body.items.map((item: { title: string }) => item.title),
    );
    expect(seen).toEqual(['Task 0', 'Task 1', 'Task 2', 'Task 3', 'Task 4', 'Task 5', 'Task 6', 'Task 7']);
    expect(third.body.nextCursor).toBeUndefined();
  });

  it('go on only with the filters they began with, and for the same person', async () => {
    const http = service.http(asUser());
    for (let n = 0; n < 3; n += 1) await http.post('/v1/tasks', aTask());
    const { nextCursor } = (await http.get('/v1/tasks?limit=1')).body;

    const other = await http.get(`/v1/tasks?limit=1&status=todo&cursor=${nextCursor}`);
    expect([other.status, other.body.code]).toEqual([400, 'malformed_cursor']);
    expect((await service.http(asUser()).get(`/v1/tasks?cursor=${nextCursor}`)).status).toBe(400);
    expect((await http.get('/v1/goals?cursor=abc')).status).toBe(400);
    expect((await http.get('/v1/tasks?limit=101')).status).toBe(422);
  });

  it('show what one person has, and nobody else', async () => {
    const [ana, ben] = [service.http(asUser()), service.http(asUser())];
    await ana.post('/v1/tasks', aTask({ title: 'River of Ana' }));
    await ben.post('/v1/tasks', aTask({ title: 'River of Ben' }));
    expect(await titles(ana, '/v1/tasks?q=river')).toEqual(['River of Ana']);
    expect(await titles(ben, '/v1/tasks')).toEqual(['River of Ben']);
  });
});
