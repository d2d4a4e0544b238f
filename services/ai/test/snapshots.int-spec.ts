import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  AssetProcessed,
  AssetSnapshot,
  GoalCompleted,
  GoalCreated,
  GoalSnapshot,
  GoalTrashed,
  ProjectCompleted,
  ProjectCreated,
  ProjectSnapshot,
  type Received,
  StoryGenerated,
  TaskCompleted,
  TaskCreated,
  TaskSnapshot,
  TaskTrashed,
  UserRegistered,
  UserSnapshot,
} from '@odyssey/contracts';
import { newId } from '@odyssey/platform';
import { asUser, resynced, type TestService, waitUntil } from '@odyssey/testing';
import { aiService } from './ai-service.ts';
import { completed } from './story-events.ts';

describe('stories published again', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await aiService();
  });
  afterAll(() => service.close());

  it('say of each the revision that can be read, as it was told', async () => {
    const user = asUser();
    const event = completed(user.userId, { title: 'Walk the river loop' });
    await service.deliver(event);
    const generated = (revision: number) =>
      waitUntil(
        async () => (await service.published(StoryGenerated)).find(({ data }) => data.revision === revision),
        { within: 10_000, what: `revision ${revision}` },
      );
    const { data } = await generated(1);
    const again = await service.http(user).post(`/v1/stories/${data.storyId}/regenerate`);
    expect(again.status).toBe(202);
    const second = await generated(2);
    expect((await resynced(service, 'memory.remember-story')).map(({ data: told }) => told)).toEqual([
      second.data,
    ]);
  });
});

describe('what ai keeps of other services', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await aiService(undefined, { workers: false });
  });
  afterAll(() => service.close());

  const row = async (table: string, id: string) => {
    const [found] = await service.rows(`select * from ${table} where id = $1`, [id]);
    const { id: _, version: __, owner_id: ___, processed_at: ____, ...rest } = found ?? {};
    return rest;
  };
  /** Two things, one by its events and one by its snapshot alone, end as equal rows. */
  const equal = async (
    table: string,
    type: string,
    lived: (id: string) => readonly ((attributes: object) => Received)[],
    snapshot: (id: string, attributes: object) => Received,
  ) => {
    const [heard, late, owner] = [newId(), newId(), newId()];
    const at = (id: string, version: number) => ({
      id: newId(),
      subject: owner,
      aggregate: { type, id, version },
    });
    for (const [index, event] of lived(heard).entries()) await service.deliver(event(at(heard, index + 1)));
    const event = snapshot(late, at(late, 9));
    await service.deliver(event);
    expect(await service.deliver(event)).toBe('duplicate');
    expect(await row(table, late)).toEqual(await row(table, heard));
    expect(Object.keys(await row(table, late)).length).toBeGreaterThan(2);
  };

  const at = '2026-05-04T07:40:00.000Z';

  it('is the same from snapshots: people and pictures', async () => {
    await equal(
      'people',
      'user',
      (userId) => [(on) => UserRegistered.example({ userId }, on)],
      (userId, on) => UserSnapshot.example({ userId }, on),
    );
    await equal(
      'picture_records',
      'asset',
      (mediaId) => [(on) => AssetProcessed.example({ mediaId }, on)],
      (mediaId, on) => AssetSnapshot.example({ mediaId }, on),
    );
  });

  it('is the same from snapshots: a finished project, a goal and a task in the trash', async () => {
    await equal(
      'project_records',
      'project',
      (projectId) => [
        (on) => ProjectCreated.example({ projectId }, on),
        (on) => ProjectCompleted.example({ projectId, completedAt: at }, on),
      ],
      (projectId, on) => ProjectSnapshot.example({ projectId, status: 'completed', completedAt: at }, on),
    );
    await equal(
      'goal_records',
      'goal',
      (goalId) => [
        (on) => GoalCreated.example({ goalId, createdAt: at }, on),
        (on) => GoalCompleted.example({ goalId, startedAt: at, completedAt: at }, on),
        (on) => GoalTrashed.example({ goalId, trashedAt: at }, on),
      ],
      (goalId, on) =>
        GoalSnapshot.example(
          { goalId, createdAt: at, status: 'completed', completedAt: at, trashedAt: at },
          on,
        ),
    );
    await equal(
      'task_records',
      'task',
      (taskId) => [
        (on) => TaskCreated.example({ taskId, projectId: TaskCreated.sample.goalId }, on),
        (on) => TaskCompleted.example({ ...taskFacts(taskId), completedAt: at }, on),
        (on) => TaskTrashed.example({ taskId, trashedAt: at }, on),
      ],
      (taskId, on) =>
        TaskSnapshot.example(
          {
            taskId,
            projectId: TaskCreated.sample.goalId,
            status: 'completed',
            completedAt: at,
            trashedAt: at,
          },
          on,
        ),
    );
  });

  const taskFacts = (taskId: string) => {
    const { title, durationMinutes, dueDate, tags, goalId } = TaskCreated.sample;
    return { taskId, title, durationMinutes, dueDate, tags, goalId };
  };
});
