import { beforeAll, describe, expect, it } from '@jest/globals';
import { type SignedIn, signedInClient, stack, waitUntil } from '@odyssey/testing';
import { recordsOf } from './topic.ts';

const SOON = { within: 20_000 };

/** E1 and E2: over the real broker, between separate services. */
describe('events between services', () => {
  let ada: SignedIn;
  beforeAll(async () => {
    ada = await signedInClient(stack().gateway);
  });

  const create = async (path: string, body: unknown) => {
    const answer = await ada.client.post(path, body);
    expect({ path, status: answer.status }).toEqual({ path, status: 201 });
    return answer.body.id as string;
  };
  const storiesOf = async (sourceId: string, kind: string) =>
    (await ada.client.get(`/v1/stories?sourceId=${sourceId}&kind=${kind}`)).body.items.filter(
      (story: { revision: number }) => story.revision > 0,
    );

  it('E1: a finished task becomes a story with its own words and figures', async () => {
    const taskId = await create('/v1/tasks', {
      title: 'Repaint the kitchen shelf in olive green',
      description: 'Two coats, with the small brush.',
      durationMinutes: 95,
    });
    expect((await ada.client.post(`/v1/tasks/${taskId}/complete`)).status).toBe(200);
    const [story] = await waitUntil(
      async () => {
        const stories = await storiesOf(taskId, 'task');
        return stories.length > 0 && stories;
      },
      { ...SOON, what: 'the story of the task' },
    );
    const told = `${story.title} ${story.text}`.toLowerCase();
    expect(told).toMatch(/olive|shelf/);
    expect(told).toMatch(/95|ninety-five|hour and a half|hour and 35|hour and thirty-five/);
    const memories = await waitUntil(
      async () => {
        const { items } = (await ada.client.get('/v1/memories?limit=100')).body;
        const kinds = new Set(items.map((item: { kind: string }) => item.kind));
        return kinds.has('task') && kinds.has('story') && items;
      },
      { ...SOON, what: 'the task and its story in memory' },
    );
    expect(memories.filter((memory: { source: { id: string } }) => memory.source.id === taskId)).toHaveLength(
      1,
    );
  });

  it('E1: a task finished twice is told once, and reopening does not tell it again', async () => {
    const taskId = await create('/v1/tasks', { title: 'Sharpen the kitchen knives' });
    const complete = () => ada.client.post(`/v1/tasks/${taskId}/complete`);
    await Promise.all([complete(), complete(), complete()]);
    await waitUntil(async () => (await storiesOf(taskId, 'task')).length > 0, { ...SOON, what: 'its story' });
    const published = await recordsOf('odyssey.goals', ada.userId);
    const completed = published.filter(
      ({ type, data }) => type === 'goals.task.completed.v1' && data.taskId === taskId,
    );
    expect(completed).toHaveLength(1);
    expect(await storiesOf(taskId, 'task')).toHaveLength(1);
  });

  it('E2: the last task completes its goal once: one celebration, one achievement, one notification', async () => {
    const goalId = await create('/v1/goals', { title: 'A kitchen to cook in' });
    const tasks = await Promise.all(
      ['Oil the worktop', 'Hang the lamp', 'Mend the drawer'].map((title) =>
        create('/v1/tasks', { title, goalId }),
      ),
    );
    // The last two at once: whoever commits second must see the first.
    await ada.client.post(`/v1/tasks/${tasks[0]}/complete`);
    await Promise.all(tasks.slice(1).map((id) => ada.client.post(`/v1/tasks/${id}/complete`)));
    expect((await ada.client.get(`/v1/goals/${goalId}`)).body).toMatchObject({
      status: 'completed',
      progress: { completed: 3, total: 3 },
    });

    await waitUntil(async () => (await storiesOf(goalId, 'celebration')).length > 0, {
      ...SOON,
      what: 'the celebration',
    });
    const counts = async () => {
      const [stories, achievements, notifications] = await Promise.all([
        storiesOf(goalId, 'celebration'),
        ada.client.get('/v1/achievements?limit=100'),
        ada.client.get('/v1/notifications?limit=100'),
      ]);
      const about = (item: unknown) => JSON.stringify(item).includes(goalId);
      return {
        celebrations: stories.length,
        achievements: achievements.body.items.filter(
          (a: { kind: string }) => a.kind === 'goal_completed' && about(a),
        ).length,
        notifications: notifications.body.items.filter(
          (n: { kind: string }) => n.kind === 'goal_completed' && about(n),
        ).length,
      };
    };
    await waitUntil(async () => (await counts()).notifications > 0, { ...SOON, what: 'the notification' });

    // Reached again after it was reopened: a fact, but nothing that happens once a goal.
    await ada.client.post(`/v1/tasks/${tasks[0]}/reopen`);
    expect((await ada.client.get(`/v1/goals/${goalId}`)).body.status).not.toBe('completed');
    await ada.client.post(`/v1/tasks/${tasks[0]}/complete`);
    const reached = await waitUntil(
      async () => {
        const published = await recordsOf('odyssey.goals', ada.userId);
        const both = published.filter(
          ({ type, data }) => type === 'goals.goal.completed.v1' && data.goalId === goalId,
        );
        return both.length === 2 && both;
      },
      { ...SOON, what: 'the goal to be reached a second time' },
    );
    expect(reached).toHaveLength(2);
    // A later event of the same person and topic has been handled, so the second completion has been, too.
    const after = await create('/v1/tasks', { title: 'Wipe the table' });
    await ada.client.post(`/v1/tasks/${after}/complete`);
    await waitUntil(async () => (await storiesOf(after, 'task')).length > 0, {
      ...SOON,
      what: 'a later story',
    });
    expect(await counts()).toEqual({ celebrations: 1, achievements: 1, notifications: 1 });
  }, 60_000);

  it("keep a person's order and count each aggregate's versions without a gap", async () => {
    for (const topic of ['odyssey.goals', 'odyssey.ai', 'odyssey.notifications']) {
      const records = await recordsOf(topic, ada.userId);
      expect(records.length).toBeGreaterThan(3);
      const versions = Map.groupBy(records, ({ aggregate }) => aggregate);
      for (const [aggregate, events] of versions) {
        const seen = [...new Set(events.map(({ version }) => version))];
        expect({ aggregate, seen }).toEqual({ aggregate, seen: seen.map((_, n) => n + 1) });
      }
    }
  });
});
