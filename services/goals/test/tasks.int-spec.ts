import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TaskCompleted, TaskCreated, TaskReopened, TaskUpdated } from '@odyssey/contracts';
import { newId } from '@odyssey/platform';
import { asUser, type TestService, testService } from '@odyssey/testing';
import { goals } from '../src/service.ts';
import { aGoal, aTask } from './factories/requests.ts';

let service: TestService;
beforeAll(async () => {
  service = await testService(goals);
});
afterAll(() => service.close());

const eventsOf = async (id: string) =>
  (await service.published()).filter((event) => event.aggregate.id === id);

describe('a task', () => {
  it('is answered as it was written down, with its address and ETag', async () => {
    const http = service.http(asUser());
    const body = aTask({
      description: 'Along the water and back.',
      priority: 'high',
      dueDate: '2026-05-06',
      durationMinutes: 45,
      tags: ['Walk', 'walk', 'outside'],
    });

    const made = await http.post('/v1/tasks', body);

    expect(made.status).toBe(201);
    expect(made.headers.location).toBe(`/v1/tasks/${made.body.id}`);
    expect(made.headers.etag).toBe('"1"');
    expect(made.body).toMatchObject({
      ...body,
      status: 'todo',
      tags: ['Walk', 'outside'],
      dependsOn: [],
      version: 1,
    });
    const read = await http.get(`/v1/tasks/${made.body.id}`);
    expect(read.body).toEqual(made.body);
    expect((await http.get('/v1/tasks')).body.items).toEqual([made.body]);
  });

  it('publishes its whole state when it is made and when it changes, and nothing when it does not', async () => {
    const http = service.http(asUser());
    const { body: task } = await http.post('/v1/tasks', aTask());

    await http.patch(`/v1/tasks/${task.id}`, { title: 'Walk the long loop', dueAt: '2026-05-06T06:00:00Z' });
    await http.patch(`/v1/tasks/${task.id}`, { title: 'Walk the long loop' });

    const events = await eventsOf(task.id);
    expect(events.map(({ type, aggregate }) => [type, aggregate.version])).toEqual([
      [TaskCreated.type, 1],
      [TaskUpdated.type, 2],
    ]);
    expect(events[1]?.data).toMatchObject({
      title: 'Walk the long loop',
      dueAt: '2026-05-06T06:00:00.000Z',
      status: 'todo',
    });
  });

  it('is due on a day or at an instant: one takes the place of the other', async () => {
    const http = service.http(asUser());
    const { body: task } = await http.post('/v1/tasks', aTask({ dueDate: '2026-05-06' }));

    const timed = await http.patch(`/v1/tasks/${task.id}`, { dueAt: '2026-05-06T06:00:00Z' });
    expect(timed.body).toMatchObject({ dueAt: '2026-05-06T06:00:00.000Z' });
    expect(timed.body.dueDate).toBeUndefined();

    const both = await http.post(
      '/v1/tasks',
      aTask({ dueDate: '2026-05-06', dueAt: '2026-05-06T06:00:00Z' }),
    );
    expect(both.status).toBe(422);
    expect(both.body.errors).toMatchObject([{ pointer: '/dueAt' }]);
  });

  it('loses an optional field by null', async () => {
    const http = service.http(asUser());
    const { body: task } = await http.post(
      '/v1/tasks',
      aTask({ description: 'Along the water.', durationMinutes: 30 }),
    );
    const { body } = await http.patch(`/v1/tasks/${task.id}`, { description: null, durationMinutes: null });
    expect(body.description).toBeUndefined();
    expect(body.durationMinutes).toBeUndefined();
  });
});

describe('completing and reopening a task', () => {
  it('happens once, however often it is asked', async () => {
    const http = service.http(asUser());
    const { body: task } = await http.post('/v1/tasks', aTask());

    const first = await http.post(`/v1/tasks/${task.id}/complete`);
    const second = await http.post(`/v1/tasks/${task.id}/complete`);

    expect(first.body).toMatchObject({ status: 'completed', completedAt: expect.any(String), version: 2 });
    expect(second.body).toEqual(first.body);
    expect((await eventsOf(task.id)).map((event) => event.type)).toEqual([
      TaskCreated.type,
      TaskCompleted.type,
    ]);
  });

  it('is the same by PATCH of the status: same rule, same events', async () => {
    const http = service.http(asUser());
    const { body: task } = await http.post('/v1/tasks', aTask());

    await http.patch(`/v1/tasks/${task.id}`, { status: 'completed' });
    await http.patch(`/v1/tasks/${task.id}`, { status: 'todo' });

    const events = await eventsOf(task.id);
    expect(events.map((event) => event.type)).toEqual([
      TaskCreated.type,
      TaskCompleted.type,
      TaskReopened.type,
    ]);
  });

  it('needs a cancelled task to be reopened first', async () => {
    const http = service.http(asUser());
    const { body: task } = await http.post('/v1/tasks', aTask({ status: 'cancelled' }));

    const refused = await http.post(`/v1/tasks/${task.id}/complete`);
    expect(refused.status).toBe(409);
    expect(refused.body.code).toBe('task_cancelled');

    expect((await http.post(`/v1/tasks/${task.id}/reopen`)).body.status).toBe('todo');
    expect((await http.post(`/v1/tasks/${task.id}/complete`)).body.status).toBe('completed');
  });

  it('tells how far the goal is', async () => {
    const http = service.http(asUser());
    const { body: goal } = await http.post('/v1/goals', aGoal());
    const { body: task } = await http.post('/v1/tasks', aTask({ goalId: goal.id }));
    await http.post('/v1/tasks', aTask({ goalId: goal.id }));

    await http.post(`/v1/tasks/${task.id}/complete`);

    const completed = (await service.published(TaskCompleted)).find((event) => event.data.taskId === task.id);
    expect(completed?.data.goal).toEqual({
      title: goal.title,
      startedAt: goal.createdAt,
      completedTasks: 1,
      totalTasks: 2,
    });
  });
});

describe('a request that cannot be done', () => {
  it('names every faulty field and changes nothing', async () => {
    const http = service.http(asUser());
    const answer = await http.post('/v1/tasks', {
      title: '',
      priority: 'urgent',
      durationMinutes: 0,
      colour: 'red',
    });
    expect(answer.status).toBe(422);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.body.errors.map((error: { pointer: string }) => error.pointer).sort()).toEqual([
      '/colour',
      '/durationMinutes',
      '/priority',
      '/title',
    ]);
    expect((await http.get('/v1/tasks')).body.items).toEqual([]);
  });

  it('answers 422 also to a date that no calendar has', async () => {
    const http = service.http(asUser());
    for (const dueDate of ['2026-02-30', '0000-01-01', 'tomorrow', 7]) {
      expect((await http.post('/v1/tasks', aTask({ dueDate }))).status).toBe(422);
    }
    expect((await http.post('/v1/tasks', aTask({ dueAt: '0001-01-01T00:00:00Z' }))).status).toBe(422);
  });

  it('asks for If-Match, and refuses a stale one', async () => {
    const http = service.http(asUser());
    const { body: task } = await http.post('/v1/tasks', aTask());
    await http.patch(`/v1/tasks/${task.id}`, { priority: 'low' }, { 'if-match': '"1"' });

    const path = `/v1/tasks/${task.id}`;
    expect((await http.patch(path, { priority: 'high' }, {})).status).toBe(428);
    expect((await http.delete(path, {})).status).toBe(428);
    expect((await http.patch(path, { priority: 'high' }, { 'if-match': '"1"' })).status).toBe(412);
    expect((await http.delete(path, { 'if-match': '"1"' })).status).toBe(412);
    expect((await http.get(path)).body).toMatchObject({ priority: 'low', version: 2 });
    expect((await http.get(path, { 'if-none-match': '"2"' })).status).toBe(304);
  });
});

describe('an Idempotency-Key', () => {
  it('makes one task however often the request comes', async () => {
    const http = service.http(asUser());
    const headers = { 'idempotency-key': newId() };
    const first = await http.post('/v1/tasks', aTask(), headers);
    const again = await http.post('/v1/tasks', aTask(), headers);

    expect(again.status).toBe(201);
    expect(again.body).toEqual(first.body);
    expect((await http.get('/v1/tasks')).body.items).toHaveLength(1);
    expect((await http.post('/v1/tasks', aTask({ title: 'Another' }), headers)).status).toBe(422);
  });
});

describe("another person's task", () => {
  it('is not there, for any request, and stays as it is', async () => {
    const owner = service.http(asUser());
    const stranger = service.http(asUser());
    const { body: task } = await owner.post('/v1/tasks', aTask());
    const path = `/v1/tasks/${task.id}`;

    expect((await stranger.get(path)).status).toBe(404);
    expect((await stranger.patch(path, { title: 'Mine now' })).status).toBe(404);
    expect((await stranger.delete(path)).status).toBe(404);
    expect((await stranger.post(`${path}/complete`)).status).toBe(404);
    expect((await stranger.post(`${path}/reopen`)).status).toBe(404);
    expect((await stranger.post('/v1/tasks', aTask({ dependsOn: [task.id] }))).status).toBe(404);
    expect((await stranger.get('/v1/tasks')).body.items).toEqual([]);
    expect((await owner.get(path)).body).toEqual(task);
  });

  it('is refused to a token without the scope', async () => {
    const reader = service.http(asUser(undefined, { scopes: ['tasks:read'] }));
    expect((await reader.get('/v1/tasks')).status).toBe(200);
    expect((await reader.post('/v1/tasks', aTask())).status).toBe(403);
    expect((await service.http().get('/v1/tasks')).status).toBe(401);
  });
});
