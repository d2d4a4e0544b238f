import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AchievementEarned, GoalCompleted, GoalReopened, TaskUpdated } from '@odyssey/contracts';
import { asUser, type TestClient, type TestService, testService } from '@odyssey/testing';
import { goals } from '../src/service.ts';
import { aGoal, aLifeArea, aProject, aTask } from './factories/requests.ts';

let service: TestService;
beforeAll(async () => {
  service = await testService(goals);
});
afterAll(() => service.close());

const completions = async (goalId: string) =>
  (await service.published(GoalCompleted)).filter((event) => event.data.goalId === goalId);

async function goalWithTasks(http: TestClient, count: number) {
  const { body: goal } = await http.post('/v1/goals', aGoal());
  const tasks: { id: string }[] = [];
  for (let n = 1; n <= count; n += 1) {
    tasks.push((await http.post('/v1/tasks', aTask({ goalId: goal.id, title: `Swim ${n}` }))).body);
  }
  return { goal, tasks, path: `/v1/goals/${goal.id}` };
}

describe('the last open task of a goal', () => {
  it('completes it, with what was done told in order', async () => {
    const http = service.http(asUser());
    const { goal, tasks, path } = await goalWithTasks(http, 2);

    for (const task of tasks) await http.post(`/v1/tasks/${task.id}/complete`);

    expect((await http.get(path)).body).toMatchObject({
      status: 'completed',
      completedAt: expect.any(String),
      progress: { percent: 100, method: 'tasks', completed: 2, total: 2 },
    });
    const [told, ...more] = await completions(goal.id);
    expect(more).toEqual([]);
    expect(told?.data.tasks.map((task) => task.title)).toEqual(['Swim 1', 'Swim 2']);
  });

  it('may be cancelled instead, when at least one was done', async () => {
    const http = service.http(asUser());
    const { tasks, path } = await goalWithTasks(http, 2);
    await http.patch(`/v1/tasks/${tasks[0]?.id}`, { status: 'cancelled' });
    expect((await http.get(path)).body.status).toBe('todo');
    await http.post(`/v1/tasks/${tasks[1]?.id}/complete`);
    expect((await http.get(path)).body.status).toBe('completed');

    const other = await goalWithTasks(http, 2);
    await http.post(`/v1/tasks/${other.tasks[0]?.id}/complete`);
    await http.patch(`/v1/tasks/${other.tasks[1]?.id}`, { status: 'cancelled' });
    expect((await http.get(other.path)).body.status).toBe('completed');
  });

  it('reaches nothing when everything was only cancelled', async () => {
    const http = service.http(asUser());
    const { tasks, path } = await goalWithTasks(http, 2);
    for (const task of tasks) await http.patch(`/v1/tasks/${task.id}`, { status: 'cancelled' });
    expect((await http.get(path)).body).toMatchObject({
      status: 'todo',
      progress: { percent: 0, method: 'status' },
    });
  });

  it('opens it again when it is reopened', async () => {
    const http = service.http(asUser());
    const { goal, tasks, path } = await goalWithTasks(http, 1);
    await http.post(`/v1/tasks/${tasks[0]?.id}/complete`);
    await http.post(`/v1/tasks/${tasks[0]?.id}/reopen`);

    const { body } = await http.get(path);
    expect(body).toMatchObject({ status: 'in_progress', progress: { percent: 0 } });
    expect(body.completedAt).toBeUndefined();
    const reopened = (await service.published(GoalReopened)).filter((event) => event.data.goalId === goal.id);
    expect(reopened).toHaveLength(1);
  });

  it('completes it exactly once when two processes finish the two last at the same moment', async () => {
    const other = await testService(goals, {
      env: { ODYSSEY_GOALS_DATABASE_URL: service.database?.url },
      workers: false,
    });
    try {
      const user = asUser();
      const processes = [service.http(user), other.http(user)];
      for (let round = 0; round < 8; round += 1) {
        const { goal, tasks, path } = await goalWithTasks(service.http(user), 2);
        const answers = await Promise.all(
          tasks.map((task, index) => processes[index]?.post(`/v1/tasks/${task.id}/complete`)),
        );
        expect(answers.map((answer) => answer?.status)).toEqual([200, 200]);
        expect((await service.http(user).get(path)).body.status).toBe('completed');
        expect(await completions(goal.id)).toHaveLength(1);
      }
    } finally {
      await other.close();
    }
  });

  it('completes it exactly once when it is finished twice at the same moment', async () => {
    const http = service.http(asUser());
    const { goal, tasks } = await goalWithTasks(http, 1);
    const answers = await Promise.all([1, 2, 3].map(() => http.post(`/v1/tasks/${tasks[0]?.id}/complete`)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(answers.map(({ body }) => body.completedAt)).size).toBe(1);
    expect(await completions(goal.id)).toHaveLength(1);
  });
});

describe('the achievement of a goal', () => {
  it('is earned once, however often the goal is reached', async () => {
    const http = service.http(asUser());
    const { goal, tasks } = await goalWithTasks(http, 1);
    for (let round = 0; round < 3; round += 1) {
      await http.post(`/v1/tasks/${tasks[0]?.id}/complete`);
      await http.post(`/v1/tasks/${tasks[0]?.id}/reopen`);
    }
    await http.patch(`/v1/goals/${goal.id}`, { status: 'completed' });

    expect(await completions(goal.id)).toHaveLength(4);
    const earned = (await service.published(AchievementEarned)).filter(
      (event) => event.data.sourceId === goal.id,
    );
    expect(earned.map((event) => event.data.kind)).toEqual(['goal_completed', 'first_goal']);
    const { items } = (await http.get('/v1/achievements')).body;
    expect(items.map((item: { kind: string; title: string }) => [item.kind, item.title])).toEqual([
      ['first_goal', goal.title],
      ['goal_completed', goal.title],
      ['first_task', 'Swim 1'],
    ]);
  });

  it('is of that person alone, and the first of each kind comes once', async () => {
    const http = service.http(asUser());
    for (const title of ['Swim', 'Read']) {
      const { body } = await http.post('/v1/goals', aGoal({ title }));
      await http.patch(`/v1/goals/${body.id}`, { status: 'completed' });
    }
    const kinds = (await http.get('/v1/achievements')).body.items.map((item: { kind: string }) => item.kind);
    expect(kinds).toEqual(['goal_completed', 'first_goal', 'goal_completed']);
    expect((await service.http(asUser()).get('/v1/achievements')).body.items).toEqual([]);
  });
});

describe('what a goal or project holds', () => {
  it('is where it is, and goes where it goes', async () => {
    const http = service.http(asUser());
    const { body: health } = await http.post('/v1/life-areas', aLifeArea({ name: 'Health' }));
    const { body: joy } = await http.post('/v1/life-areas', aLifeArea({ name: 'Joy' }));
    const { body: project } = await http.post('/v1/projects', aProject({ lifeAreaId: health.id }));
    const { body: goal } = await http.post('/v1/goals', aGoal({ projectId: project.id }));
    const { body: task } = await http.post('/v1/tasks', aTask({ goalId: goal.id }));
    expect(goal.lifeAreaId).toBe(health.id);
    expect(task).toMatchObject({ projectId: project.id, lifeAreaId: health.id });

    await http.patch(`/v1/projects/${project.id}`, { lifeAreaId: joy.id });

    expect((await http.get(`/v1/goals/${goal.id}`)).body.lifeAreaId).toBe(joy.id);
    const moved = (await http.get(`/v1/tasks/${task.id}`)).body;
    expect(moved).toMatchObject({ lifeAreaId: joy.id, version: 2 });
    const told = (await service.published(TaskUpdated)).filter((event) => event.data.taskId === task.id);
    expect(told.map((event) => event.data.lifeAreaId)).toEqual([joy.id]);

    await http.patch(`/v1/goals/${goal.id}`, { projectId: null, lifeAreaId: null });
    const loose = (await http.get(`/v1/tasks/${task.id}`)).body;
    expect([loose.goalId, loose.projectId, loose.lifeAreaId]).toEqual([goal.id, undefined, undefined]);
    expect((await http.get(`/v1/projects/${project.id}`)).body.progress.total).toBe(0);
  });

  it('cannot be said to be elsewhere', async () => {
    const http = service.http(asUser());
    const { body: project } = await http.post('/v1/projects', aProject());
    const { body: other } = await http.post('/v1/projects', aProject());
    const { body: goal } = await http.post('/v1/goals', aGoal({ projectId: project.id }));
    const answer = await http.post('/v1/tasks', aTask({ goalId: goal.id, projectId: other.id }));
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toMatchObject([{ pointer: '/projectId', code: 'placement_conflict' }]);
  });

  it("cannot be another person's", async () => {
    const owner = service.http(asUser());
    const stranger = service.http(asUser());
    const { body: lifeArea } = await owner.post('/v1/life-areas', aLifeArea());
    const { body: project } = await owner.post('/v1/projects', aProject());
    const { body: goal } = await owner.post('/v1/goals', aGoal());
    for (const parent of [{ lifeAreaId: lifeArea.id }, { projectId: project.id }, { goalId: goal.id }]) {
      const answer = await stranger.post('/v1/tasks', aTask(parent));
      expect(answer.status).toBe(404);
      expect(answer.body.errors).toMatchObject([{ pointer: `/${Object.keys(parent)[0]}` }]);
    }
    expect((await stranger.post('/v1/goals', aGoal({ projectId: project.id }))).status).toBe(404);
    expect((await stranger.post('/v1/projects', aProject({ lifeAreaId: lifeArea.id }))).status).toBe(404);
    expect((await owner.get(`/v1/goals/${goal.id}`)).body.progress.total).toBe(0);
  });
});

describe('sixteen clients at once', () => {
  it('create tasks in one project without a single refusal, and all are counted', async () => {
    const user = asUser();
    const { body: project } = await service.http(user).post('/v1/projects', aProject());
    const clients = Array.from({ length: 16 }, async (_, client) => {
      const http = service.http(user);
      const statuses: number[] = [];
      for (let n = 0; n < 8; n += 1) {
        statuses.push(
          (await http.post('/v1/tasks', aTask({ title: `${client}.${n}`, projectId: project.id }))).status,
        );
      }
      return statuses;
    });
    const statuses = (await Promise.all(clients)).flat();
    expect(statuses).toEqual(Array(128).fill(201));
    const { progress } = (await service.http(user).get(`/v1/projects/${project.id}`)).body;
    expect(progress).toMatchObject({ completed: 0, total: 128 });
  });
});
