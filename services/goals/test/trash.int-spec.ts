import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  GoalDeleted,
  GoalRestored,
  GoalTrashed,
  LifeAreaTrashed,
  ProjectTrashed,
  TaskDeleted,
  TaskRestored,
  TaskTrashed,
  TaskUpdated,
} from '@odyssey/contracts';
import { asUser, type TestClient, type TestService, testService } from '@odyssey/testing';
import { PurgeTrashWorker } from '../src/jobs/purge-trash.worker.ts';
import { goals } from '../src/service.ts';
import { aGoal, aLifeArea, aProject, aTask } from './factories/requests.ts';

let service: TestService;
beforeAll(async () => {
  service = await testService(goals, { workers: false });
});
afterAll(() => service.close());

async function tree(http: TestClient) {
  const { body: lifeArea } = await http.post('/v1/life-areas', aLifeArea());
  const { body: project } = await http.post('/v1/projects', aProject({ lifeAreaId: lifeArea.id }));
  const { body: goal } = await http.post('/v1/goals', aGoal({ projectId: project.id }));
  const { body: first } = await http.post('/v1/tasks', aTask({ title: 'First', goalId: goal.id }));
  const { body: second } = await http.post(
    '/v1/tasks',
    aTask({ title: 'Second', goalId: goal.id, dependsOn: [first.id] }),
  );
  const paths = [
    `/v1/life-areas/${lifeArea.id}`,
    `/v1/projects/${project.id}`,
    `/v1/goals/${goal.id}`,
    `/v1/tasks/${first.id}`,
    `/v1/tasks/${second.id}`,
  ];
  return { lifeArea, project, goal, first, second, paths };
}

const statuses = async (http: TestClient, paths: readonly string[]) => {
  const answers = await Promise.all(paths.map((path) => http.get(path)));
  return answers.map(({ status }) => status);
};

/** As if it had been thrown away so many days ago. */
const age = (id: string, days: number) =>
  Promise.all(
    ['life_areas', 'projects', 'goals', 'tasks'].map((table) =>
      service.rows(
        `update ${table} set deleted_at = deleted_at - $2 * interval '1 day' where trashed_with = $1`,
        [id, days],
      ),
    ),
  );

describe('throwing something away', () => {
  it('takes all that it holds out of sight, and tells it', async () => {
    const http = service.http(asUser());
    const { lifeArea, project, goal, first, second, paths } = await tree(http);

    expect((await http.delete(paths[0] ?? '')).status).toBe(204);

    expect(await statuses(http, paths)).toEqual([404, 404, 404, 404, 404]);
    for (const list of ['life-areas', 'projects', 'goals', 'tasks']) {
      expect((await http.get(`/v1/${list}`)).body.items).toEqual([]);
    }
    const { items } = (await http.get('/v1/trash')).body;
    expect(items).toMatchObject([
      { id: lifeArea.id, type: 'life_area', title: 'Garden', holds: { projects: 1, goals: 1, tasks: 2 } },
    ]);
    expect(Date.parse(items[0].purgeAt) - Date.parse(items[0].deletedAt)).toBe(30 * 24 * 3600 * 1000);
    const trashedIds = await Promise.all(
      [LifeAreaTrashed, ProjectTrashed, GoalTrashed, TaskTrashed].map((event) => service.published(event)),
    );
    const ids = new Set(trashedIds.flat().map(({ aggregate }) => aggregate.id));
    for (const { id } of [lifeArea, project, goal, first, second]) expect(ids.has(id)).toBe(true);
  });

  it('needs the version that was read', async () => {
    const http = service.http(asUser());
    const { goal, paths } = await tree(http);
    expect((await http.delete(`/v1/goals/${goal.id}`, { 'if-match': '"99"' })).status).toBe(412);
    expect(await statuses(http, paths)).toEqual([200, 200, 200, 200, 200]);
  });

  it('no longer counts in the progress of what stays', async () => {
    const http = service.http(asUser());
    const { goal, project, first } = await tree(http);
    await http.delete(`/v1/tasks/${first.id}`);
    expect((await http.get(`/v1/goals/${goal.id}`)).body.progress.total).toBe(1);
    expect((await http.get(`/v1/projects/${project.id}`)).body.progress.total).toBe(1);
    expect((await http.get('/v1/progress/summary')).body.tasks.byStatus.todo).toBe(1);
  });
});

describe('restoring', () => {
  it('brings the whole subtree back as it was', async () => {
    const http = service.http(asUser());
    const { goal, second, first, paths } = await tree(http);
    const before = (await http.get(`/v1/tasks/${second.id}`)).body;
    await http.delete(`/v1/goals/${goal.id}`);
    expect(await statuses(http, paths)).toEqual([200, 200, 404, 404, 404]);

    const answer = await http.post(`/v1/trash/${goal.id}/restore`);

    expect(answer.body).toEqual({ id: goal.id, restored: { lifeAreas: 0, projects: 0, goals: 1, tasks: 2 } });
    expect(await statuses(http, paths)).toEqual([200, 200, 200, 200, 200]);
    const after = (await http.get(`/v1/tasks/${second.id}`)).body;
    expect(after).toEqual({ ...before, version: 3, updatedAt: after.updatedAt });
    expect((await http.get(`/v1/goals/${goal.id}`)).body.progress).toMatchObject({ completed: 0, total: 2 });
    expect((await http.get('/v1/trash')).body.items).toEqual([]);
    const restored = await service.published(TaskRestored);
    expect(restored.find((event) => event.data.taskId === second.id)?.data.dependsOn).toEqual([first.id]);
    expect((await service.published(GoalRestored)).map((event) => event.data.goalId)).toContain(goal.id);
    expect((await http.post(`/v1/trash/${goal.id}/restore`)).status).toBe(404);
  });

  it('leaves in the trash what was thrown away before by itself', async () => {
    const http = service.http(asUser());
    const { goal, first, second } = await tree(http);
    await http.delete(`/v1/tasks/${first.id}`);
    expect((await http.get(`/v1/tasks/${second.id}`)).body.dependsOn).toEqual([]);
    await http.delete(`/v1/goals/${goal.id}`);

    const parent = await http.post(`/v1/trash/${first.id}/restore`);
    expect([parent.status, parent.body.code]).toEqual([409, 'parent_in_trash']);
    expect(parent.body.detail).toContain(goal.id);

    await http.post(`/v1/trash/${goal.id}/restore`);
    expect(await statuses(http, [`/v1/tasks/${first.id}`, `/v1/tasks/${second.id}`])).toEqual([404, 200]);
    await http.post(`/v1/trash/${first.id}/restore`);
    expect((await http.get(`/v1/tasks/${second.id}`)).body.dependsOn).toEqual([first.id]);
  });

  it('puts a task where its goal has moved meanwhile, unseen until then', async () => {
    const http = service.http(asUser());
    const { goal, first, second } = await tree(http);
    const { body: project } = await http.post('/v1/projects', aProject());
    await http.delete(`/v1/tasks/${first.id}`);

    await http.patch(`/v1/goals/${goal.id}`, { projectId: project.id });

    const path = `/v1/projects/${project.id}`;
    expect((await http.get(path)).body.progress.total).toBe(1);
    const told = new Set((await service.published(TaskUpdated)).map((event) => event.data.taskId));
    expect([told.has(second.id), told.has(first.id)]).toEqual([true, false]);
    await http.post(`/v1/trash/${first.id}/restore`);
    expect((await http.get(`/v1/tasks/${first.id}`)).body.projectId).toBe(project.id);
    expect((await http.get(path)).body.progress.total).toBe(2);
  });

  it("is not possible with another person's trash", async () => {
    const owner = service.http(asUser());
    const stranger = service.http(asUser());
    const { goal } = await tree(owner);
    await owner.delete(`/v1/goals/${goal.id}`);
    expect((await stranger.get('/v1/trash')).body.items).toEqual([]);
    expect((await stranger.post(`/v1/trash/${goal.id}/restore`)).status).toBe(404);
    expect((await owner.get('/v1/trash')).body.items).toHaveLength(1);
  });
});

describe('the list of the trash', () => {
  it('is newest first and pages', async () => {
    const http = service.http(asUser());
    const ids: string[] = [];
    for (let n = 0; n < 5; n += 1) {
      const { body } = n % 2 ? await http.post('/v1/goals', aGoal()) : await http.post('/v1/tasks', aTask());
      await http.delete(`/v1/${n % 2 ? 'goals' : 'tasks'}/${body.id}`);
      ids.unshift(body.id);
    }
    const first = (await http.get('/v1/trash?limit=2')).body;
    const second = (await http.get(`/v1/trash?limit=2&cursor=${first.nextCursor}`)).body;
    const third = (await http.get(`/v1/trash?limit=2&cursor=${second.nextCursor}`)).body;
    const seen = [first, second, third].flatMap(({ items }) => items.map((item: { id: string }) => item.id));
    expect(new Set(seen)).toEqual(new Set(ids));
    expect(seen).toHaveLength(5);
    expect(third.nextCursor).toBeUndefined();
    const times = [first, second, third].flatMap(({ items }) =>
      items.map((item: { deletedAt: string }) => item.deletedAt),
    );
    expect(times).toEqual([...times].sort().reverse());
  });
});

describe('after 30 days', () => {
  it('what was thrown away is gone for good, with what it held, and nothing sooner', async () => {
    const user = asUser();
    const http = service.http(user);
    const { goal, first, second } = await tree(http);
    await http.delete(`/v1/tasks/${first.id}`);
    await http.delete(`/v1/goals/${goal.id}`);
    const jobs = await service.jobs<{ userId: string; rootId: string }>('purge-trash');
    expect(jobs.filter(({ userId }) => userId === user.userId)).toEqual([
      { userId: user.userId, rootId: first.id },
      { userId: user.userId, rootId: goal.id },
    ]);
    const worker = service.get(PurgeTrashWorker);

    await age(goal.id, 29);
    await worker.run({ userId: user.userId, rootId: goal.id });
    expect((await http.get('/v1/trash')).body.items).toHaveLength(2);

    await age(goal.id, 1);
    await worker.run({ userId: user.userId, rootId: goal.id });
    await worker.run({ userId: user.userId, rootId: goal.id });

    expect((await http.get('/v1/trash')).body.items).toEqual([]);
    const gone = await service.published(TaskDeleted);
    const ids = gone.map((event) => event.data.taskId).filter((id) => id === first.id || id === second.id);
    expect(ids.sort()).toEqual([first.id, second.id].sort());
    const goals = (await service.published(GoalDeleted)).filter((event) => event.data.goalId === goal.id);
    expect(goals).toHaveLength(1);
    expect(await service.rows('select id from tasks where owner_id = $1', [user.userId])).toEqual([]);
  });

  it('nothing happens to what was restored meanwhile', async () => {
    const user = asUser();
    const http = service.http(user);
    const { goal, paths } = await tree(http);
    await http.delete(`/v1/goals/${goal.id}`);
    await http.post(`/v1/trash/${goal.id}/restore`);
    await service.get(PurgeTrashWorker).run({ userId: user.userId, rootId: goal.id });
    expect(await statuses(http, paths)).toEqual([200, 200, 200, 200, 200]);
  });

  it('the job waits for its day', async () => {
    const user = asUser();
    const http = service.http(user);
    const { body: task } = await http.post('/v1/tasks', aTask());
    await http.delete(`/v1/tasks/${task.id}`);
    const [job] = await service.rows<{ wait: number; kept: boolean }>(
      `select extract(epoch from start_after - now())::int / 3600 as wait, keep_until > start_after as kept
       from jobs.job where name = 'purge-trash' and data->>'rootId' = $1`,
      [task.id],
    );
    expect(job).toMatchObject({ kept: true });
    expect(Math.round((job?.wait ?? 0) / 24)).toBe(30);
  });
});
