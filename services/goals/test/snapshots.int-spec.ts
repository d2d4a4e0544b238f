import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  GoalCreated,
  GoalSnapshot,
  LifeAreaSnapshot,
  LifeAreaUpdated,
  ProjectSnapshot,
  ProjectUpdated,
  type Received,
  TaskCreated,
  TaskRestored,
  TaskSnapshot,
  TaskTrashed,
  UserRegistered,
  UserSnapshot,
} from '@odyssey/contracts';
import { newId } from '@odyssey/platform';
import { asUser, type PublishedEvent, resynced, type TestService, testService } from '@odyssey/testing';
import { goals } from '../src/service.ts';
import { aGoal, aLifeArea, aProject, aTask } from './factories/requests.ts';

let service: TestService;
beforeAll(async () => {
  service = await testService(goals, { workers: false });
});
afterAll(() => service.close());

const told = (events: readonly PublishedEvent[], type: string, id: string) => {
  const found = events.filter((event) => event.type === type && event.aggregate.id === id);
  return found.at(-1)?.data;
};

describe('goals published again', () => {
  it('say of each thing what its last change said', async () => {
    const http = service.http(asUser());
    const { body: lifeArea } = await http.post('/v1/life-areas', aLifeArea({ color: '#aa2255' }));
    await http.patch(`/v1/life-areas/${lifeArea.id}`, { name: 'Garden and shed' });
    const { body: project } = await http.post('/v1/projects', aProject({ lifeAreaId: lifeArea.id }));
    await http.patch(`/v1/projects/${project.id}`, { targetDate: '2027-03-01', description: 'At last' });
    const { body: goal } = await http.post('/v1/goals', aGoal({ projectId: project.id }));
    const { body: first } = await http.post('/v1/tasks', aTask({ title: 'First', tags: ['a', 'b'] }));
    const { body: second } = await http.post(
      '/v1/tasks',
      aTask({ title: 'Second', goalId: goal.id, dependsOn: [first.id], dueDate: '2027-01-05' }),
    );
    const snapshots = await resynced(service, 'ai');
    const before = await service.published();
    expect(told(snapshots, LifeAreaSnapshot.type, lifeArea.id)).toEqual(
      told(before, LifeAreaUpdated.type, lifeArea.id),
    );
    expect(told(snapshots, ProjectSnapshot.type, project.id)).toEqual(
      told(before, ProjectUpdated.type, project.id),
    );
    expect(told(snapshots, GoalSnapshot.type, goal.id)).toEqual(told(before, GoalCreated.type, goal.id));
    expect(told(snapshots, TaskSnapshot.type, first.id)).toEqual(told(before, TaskCreated.type, first.id));
    expect(told(snapshots, TaskSnapshot.type, second.id)).toEqual({
      ...told(before, TaskCreated.type, second.id),
      goal: { title: goal.title },
    });
    for (const { to } of snapshots) expect(to).toBe('ai');
  });

  it('say what is finished, what lies in the trash and since when; of what is gone nothing', async () => {
    const user = asUser();
    const http = service.http(user);
    const create = async (title: string) => (await http.post('/v1/tasks', aTask({ title }))).body.id;
    const [done, trashed, back, gone] = [
      await create('Done'),
      await create('Trashed'),
      await create('Back'),
      await create('Gone'),
    ];
    await http.post(`/v1/tasks/${done}/complete`);
    for (const id of [trashed, back, gone]) await http.delete(`/v1/tasks/${id}`);
    await http.post(`/v1/trash/${back}/restore`);
    await service.rows('delete from tasks where id = $1', [gone]);
    const { body: project } = await http.post('/v1/projects', aProject());
    await http.patch(`/v1/projects/${project.id}`, { status: 'completed' });

    const snapshots = await resynced(service, 'ai.keep-task');
    const events = await service.published();
    expect(told(snapshots, TaskSnapshot.type, done)).toMatchObject({
      status: 'completed',
      completedAt: expect.any(String),
    });
    const { trashedAt } = told(events, TaskTrashed.type, trashed) as { trashedAt: string };
    expect(told(snapshots, TaskSnapshot.type, trashed)).toMatchObject({ title: 'Trashed', trashedAt });
    expect(told(snapshots, TaskSnapshot.type, back)).toEqual(told(events, TaskRestored.type, back));
    expect(told(snapshots, TaskSnapshot.type, gone)).toBeUndefined();
    expect(told(snapshots, ProjectSnapshot.type, project.id)).toMatchObject({
      status: 'completed',
      completedAt: expect.any(String),
    });
  });

  it('are those of everybody who has anything', async () => {
    await Promise.all(
      [asUser(), asUser(), asUser()].map((user) => service.http(user).post('/v1/tasks', aTask())),
    );
    const rows = await service.rows<{ n: number }>(
      `select (select count(*) from life_areas) + (select count(*) from projects)
         + (select count(*) from goals) + (select count(*) from tasks) as n`,
    );
    expect(await resynced(service, 'ai')).toHaveLength(Number(rows[0]?.n));
  });
});

describe('what goals knows of people', () => {
  it('starts from a snapshot, and stays with the newer of two states', async () => {
    const userId = newId();
    const at = (version: number) => ({
      id: newId(),
      subject: userId,
      aggregate: { type: 'user', id: userId, version },
    });
    const twice = async (event: Received) => {
      await service.deliver(event);
      await service.deliver(event);
    };
    await twice(UserSnapshot.example({ userId, displayName: 'Ada', timeZone: 'Asia/Tokyo' }, at(4)));
    await twice(UserRegistered.example({ userId, displayName: 'A.', timeZone: 'UTC' }, at(1)));
    expect(await service.rows('select * from people where user_id = $1', [userId])).toMatchObject([
      { display_name: 'Ada', time_zone: 'Asia/Tokyo', profile_version: 4 },
    ]);
  });

  it('gives nobody a second set of life areas', async () => {
    const userId = newId();
    await service.deliver(UserSnapshot.example({ userId }, { id: newId(), subject: userId }));
    expect(await service.rows('select 1 from life_areas where owner_id = $1', [userId])).toEqual([]);
  });
});
