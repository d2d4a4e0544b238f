import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  MemoryStored,
  MemoryUpdated,
  StoryGenerated,
  StorySnapshot,
  TaskCompleted,
  TaskSnapshot,
} from '@odyssey/contracts';
import { memory } from '@odyssey/memory';
import { newId } from '@odyssey/platform';
import { asUser, resynced, type TestService, type TestUser, testService } from '@odyssey/testing';

let service: TestService;
beforeAll(async () => {
  service = await testService(memory, { workers: false });
});
afterAll(() => service.close());

const kept = async (user: TestUser): Promise<{ id: string; content: string; validFrom: string }[]> =>
  (await service.http(user).get('/v1/memories?limit=100')).body.items;
const about = (user: TestUser, type: string, id: string, version: number) => ({
  id: newId(),
  subject: user.userId,
  aggregate: { type, id, version },
});

describe('memories published again', () => {
  it('say of each what was last told of it', async () => {
    const http = service.http(asUser());
    const { body: old } = await http.post('/v1/memories', { content: 'I sleep with the window open.' });
    const { body: other } = await http.post('/v1/memories', { content: 'My sister is called Marta.' });
    await http.patch(`/v1/memories/${old.id}`, { pinned: true });
    const snapshots = await resynced(service, 'ai');
    const [updated] = await service.published(MemoryUpdated);
    const stored = (await service.published(MemoryStored)).find(({ aggregate }) => aggregate.id === other.id);
    expect(snapshots.map(({ data }) => data)).toEqual([updated?.data, stored?.data]);
  });
});

describe('what is remembered of tasks and stories', () => {
  it('is the same when it starts from snapshots as when each was told', async () => {
    const [heard, late] = [asUser(), asUser()];
    const taskId = newId();
    const storyId = newId();
    const task = {
      taskId,
      title: 'Oil the worktop',
      tags: ['kitchen'],
      completedAt: '2026-05-06T06:40:00.000Z',
    };
    const goal = {
      title: 'A kitchen',
      startedAt: '2026-05-01T06:40:00.000Z',
      completedTasks: 1,
      totalTasks: 2,
    };
    const story = { storyId, title: 'Oil', text: 'It shines.', revision: 2 };
    await service.deliver(TaskCompleted.example({ ...task, goal }, about(heard, 'task', taskId, 2)));
    await service.deliver(StoryGenerated.example(story, about(heard, 'story', storyId, 2)));
    const [lateTask, lateStory] = [newId(), newId()];
    const snapshots = [
      TaskSnapshot.example(
        {
          ...task,
          durationMinutes: TaskCompleted.sample.durationMinutes,
          taskId: lateTask,
          status: 'completed',
          goal: { title: goal.title },
        },
        about(late, 'task', lateTask, 5),
      ),
      StorySnapshot.example({ ...story, storyId: lateStory }, about(late, 'story', lateStory, 3)),
    ];
    for (const snapshot of [...snapshots, ...snapshots]) await service.deliver(snapshot);
    const words = async (user: TestUser) =>
      (await kept(user)).map(({ content, validFrom }) => ({ content, validFrom }));
    expect(await words(late)).toHaveLength(2);
    expect(await words(late)).toEqual(await words(heard));
  });

  it('stays as it was told when a snapshot tells of the same moment in other words', async () => {
    const user = asUser();
    const taskId = newId();
    const task = { taskId, completedAt: '2026-05-06T06:40:00.000Z' };
    await service.deliver(
      TaskCompleted.example({ ...task, title: 'Oil the table' }, about(user, 'task', taskId, 2)),
    );
    const [before] = await kept(user);
    const renamed = { ...task, title: 'Oil the worktop', status: 'completed' as const };
    await service.deliver(TaskSnapshot.example(renamed, about(user, 'task', taskId, 4)));
    expect(await kept(user)).toEqual([before]);
    // Finished again at another time, of which nothing was heard: that is news.
    const again = { ...renamed, completedAt: '2026-06-01T06:40:00.000Z' };
    await service.deliver(TaskSnapshot.example(again, about(user, 'task', taskId, 7)));
    expect(await kept(user)).toMatchObject([{ id: before?.id, validFrom: again.completedAt }]);
  });

  it('is nothing of what is open, and of what the person made forgotten', async () => {
    const user = asUser();
    const [open, forgotten] = [newId(), newId()];
    await service.deliver(TaskSnapshot.example({ taskId: open }, about(user, 'task', open, 2)));
    const done = { taskId: forgotten, status: 'completed' as const, completedAt: '2026-05-06T06:40:00.000Z' };
    await service.deliver(TaskSnapshot.example(done, about(user, 'task', forgotten, 3)));
    const [memoryOfIt] = await kept(user);
    expect((await service.http(user).delete(`/v1/memories/${memoryOfIt?.id}`)).status).toBe(204);
    await service.deliver(TaskSnapshot.example(done, about(user, 'task', forgotten, 4)));
    expect(await kept(user)).toEqual([]);
  });
});
