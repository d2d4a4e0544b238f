import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  AssetDeleted,
  AssetProcessed,
  AssetUpdated,
  GoalCompleted,
  GoalCreated,
  ProjectCreated,
  type Received,
  TaskCompleted,
  TaskCreated,
  TaskDeleted,
  TaskReopened,
  TaskRestored,
  TaskTrashed,
  TaskUpdated,
  UserProfileChanged,
  UserRegistered,
} from '@odyssey/contracts';
import { newId } from '@odyssey/platform';
import type { TestService } from '@odyssey/testing';
import { aiService } from './ai-service.ts';

describe('what ai keeps of other services’ things', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await aiService(undefined, { workers: false });
  });
  afterAll(() => service.close());

  const twice = async (event: Received) => {
    await service.deliver(event);
    await service.deliver(event);
  };
  const of = (subject: string, type: string, id: string) => (version: number) => ({
    id: newId(),
    subject,
    aggregate: { type, id, version },
  });
  const task = async (id: string) => {
    const [row] = await service.rows('select * from task_records where id = $1', [id]);
    return row;
  };

  it('follows a task through its life, each event delivered twice', async () => {
    const [owner, taskId, goalId] = [newId(), newId(), newId()];
    const at = of(owner, 'task', taskId);
    const state = { taskId, goalId, title: 'Swim 8 × 50 m' };
    await twice(TaskCreated.example(state, at(1)));
    await twice(TaskUpdated.example({ ...state, title: 'Swim 10 × 50 m', durationMinutes: 50 }, at(2)));
    expect(await task(taskId)).toMatchObject({
      owner_id: owner,
      title: 'Swim 10 × 50 m',
      duration_minutes: 50,
      version: 2,
    });
    await twice(TaskCompleted.example({ ...state, title: 'Swim 10 × 50 m' }, at(3)));
    expect(await task(taskId)).toMatchObject({ status: 'completed', version: 3 });
    await twice(TaskReopened.example({ taskId, goalId, title: 'Swim 10 × 50 m' }, at(4)));
    expect(await task(taskId)).toMatchObject({ status: 'todo', completed_at: null });
    await twice(TaskTrashed.example({ taskId }, at(5)));
    expect(await task(taskId)).toMatchObject({ trashed_at: expect.any(Date) });
    await twice(TaskRestored.example({ ...state, title: 'Swim' }, at(6)));
    expect(await task(taskId)).toMatchObject({ title: 'Swim', trashed_at: null });
    await twice(TaskDeleted.example({ taskId }, at(7)));
    expect(await task(taskId)).toMatchObject({ title: '', description: null, gone: true });
  });

  it('lets an older event change nothing, whichever comes first', async () => {
    const [owner, taskId] = [newId(), newId()];
    const at = of(owner, 'task', taskId);
    await twice(TaskDeleted.example({ taskId }, at(3)));
    await twice(TaskCreated.example({ taskId, title: 'Long gone' }, at(1)));
    expect(await task(taskId)).toMatchObject({ title: '', gone: true, version: 3 });
  });

  it('never lets one person’s event change another’s record', async () => {
    const [owner, stranger, taskId] = [newId(), newId(), newId()];
    await twice(TaskCreated.example({ taskId, title: 'Mine' }, of(owner, 'task', taskId)(1)));
    await twice(TaskUpdated.example({ taskId, title: 'Stolen' }, of(stranger, 'task', taskId)(9)));
    expect(await task(taskId)).toMatchObject({ owner_id: owner, title: 'Mine' });
  });

  it('keeps goals, projects and pictures', async () => {
    const [owner, goalId, projectId, mediaId, taskId] = [newId(), newId(), newId(), newId(), newId()];
    await twice(ProjectCreated.example({ projectId }, of(owner, 'project', projectId)(1)));
    await twice(GoalCreated.example({ goalId, projectId }, of(owner, 'goal', goalId)(1)));
    await twice(GoalCompleted.example({ goalId }, of(owner, 'goal', goalId)(2)));
    const asset = of(owner, 'asset', mediaId);
    await twice(AssetProcessed.example({ mediaId, attachedTo: { type: 'task', id: taskId } }, asset(1)));
    await twice(
      AssetUpdated.example({ mediaId, attachedTo: { type: 'goal', id: goalId }, caption: 'Weir' }, asset(2)),
    );
    const [goal] = await service.rows('select * from goal_records where id = $1', [goalId]);
    expect(goal).toMatchObject({
      status: 'completed',
      project_id: projectId,
      completed_at: expect.any(Date),
    });
    expect(await service.rows('select title from project_records where id = $1', [projectId])).toEqual([
      { title: 'Fit by summer' },
    ]);
    const picture = () => service.rows('select * from picture_records where id = $1', [mediaId]);
    expect(await picture()).toMatchObject([
      { attached_type: 'goal', attached_id: goalId, caption: 'Weir', variants: ['thumb'] },
    ]);
    await twice(AssetDeleted.example({ mediaId }, asset(3)));
    expect(await picture()).toMatchObject([{ gone: true, caption: null }]);
  });

  it('knows a person’s zone, and their newest one', async () => {
    const userId = newId();
    const at = of(userId, 'user', userId);
    await twice(UserProfileChanged.example({ userId, timeZone: 'Asia/Tokyo' }, at(2)));
    await twice(UserRegistered.example({ userId, timeZone: 'Europe/Lisbon' }, at(1)));
    expect(await service.rows('select time_zone from people where id = $1', [userId])).toEqual([
      { time_zone: 'Asia/Tokyo' },
    ]);
  });
});
