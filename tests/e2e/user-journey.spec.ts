import { beforeAll, describe, expect, it } from '@jest/globals';
import { DATA_SERVICES } from '@odyssey/contracts';
import { stack } from '@odyssey/testing';
import sharp from 'sharp';
import { Journey } from '../../tools/src/demo/journey.ts';
import { photograph } from '../../tools/src/demo/picture.ts';

/** J1: register → goal → plan → complete tasks → story, as a REST client sees it; then everything else of the demo. */
describe('a whole journey through the public address', () => {
  let journey: Journey;
  let goalId: string;
  let tasks: Awaited<ReturnType<Journey['tasksOf']>>;

  beforeAll(() => {
    journey = new Journey(stack().gateway);
  });

  it('begins with an account and a starting set of eight life areas', async () => {
    const { user } = await journey.register();
    expect(user).toMatchObject({ displayName: 'Ada', emailVerified: false, timeZone: 'Europe/Lisbon' });
    expect(await journey.lifeAreas()).toHaveLength(8);
  });

  it('has a plan proposed for a goal: five to twelve dated steps in order, none of them the title', async () => {
    const targetDate = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10);
    const title = 'Swim 1,500 m without a rest';
    const goal = await journey.createGoal({ title, description: 'I manage 200 m now.', targetDate });
    goalId = goal.id;
    const requested = await journey.requestPlan(goalId);
    expect(requested.status).toBe('requested');
    const plan = await journey.proposed(requested.id);
    expect(plan).toMatchObject({ provider: 'house', degraded: false });
    expect(plan.steps.length).toBeGreaterThanOrEqual(5);
    expect(plan.steps.length).toBeLessThanOrEqual(12);
    const dates = plan.steps.map(({ dueDate }) => dueDate ?? '');
    expect(dates).toEqual([...dates].sort());
    expect(dates.every((date) => date !== '' && date <= targetDate)).toBe(true);
    expect(plan.steps.map((step) => step.title)).not.toContain(title);
    await journey.accept(plan.id);
    tasks = await journey.tasksOf(goalId);
    expect(tasks.map((task) => task.title).sort()).toEqual(plan.steps.map((step) => step.title).sort());
  });

  it('keeps a picture of a task without where it was taken', async () => {
    const picture = await photograph();
    expect((await sharp(picture).metadata()).exif).toBeDefined();
    const media = await journey.attachPicture(picture, tasks[0]?.id ?? '', 'Sunrise');
    expect(media.variants.map(({ name }) => name).sort()).toEqual(['large', 'small', 'thumb']);
    for (const { url } of media.variants) {
      const answer = await fetch(new URL(url, journey.gateway));
      expect(answer.status).toBe(200);
      const { exif, width } = await sharp(Buffer.from(await answer.arrayBuffer())).metadata();
      expect(exif).toBeUndefined();
      expect(width).toBeGreaterThan(0);
    }
  });

  it('turns each finished task into one story with its own words, and its picture', async () => {
    for (const task of tasks) await journey.complete(task.id);
    const stories = await journey.storiesOfTasks(tasks.length);
    expect(stories).toHaveLength(tasks.length);
    const pictured = tasks[0];
    const story = stories.find(({ sources }) => sources.some(({ id }) => id === pictured?.id));
    const words = (pictured?.title ?? '')
      .toLowerCase()
      .split(/\W+/)
      .filter((word) => word.length > 4);
    expect(words.some((word) => `${story?.title} ${story?.text}`.toLowerCase().includes(word))).toBe(true);
    expect(story?.media).toHaveLength(1);
    const shown = await fetch(new URL(story?.media[0]?.url ?? '', journey.gateway));
    expect(shown.headers.get('content-type')).toMatch(/^image\//);
    await shown.arrayBuffer();
  }, 60_000);

  it('completes the goal by its last task, and celebrates it once in each way', async () => {
    expect(await journey.goal(goalId)).toMatchObject({ status: 'completed', progress: { percent: 100 } });
    await journey.celebrationOf(goalId);
    // A second last task finished again must change nothing.
    await journey.complete(tasks[0]?.id ?? '');
    expect(await journey.stories({ sourceId: goalId, kind: 'celebration' })).toHaveLength(1);
    const achievements = await journey.achievements();
    expect(
      achievements.filter(({ kind, sourceId }) => kind === 'goal_completed' && sourceId === goalId),
    ).toHaveLength(1);
    const notifications = await journey.notifications();
    expect(notifications.filter(({ kind }) => kind === 'goal_completed')).toHaveLength(1);
    expect(notifications.filter(({ kind }) => kind === 'welcome')).toHaveLength(1);
    expect(notifications.filter(({ kind }) => kind === 'task_completed')).toHaveLength(tasks.length);
  });

  it('uses and cites in one conversation what was told in another', async () => {
    await journey.say('I write best before breakfast.');
    const memory = await journey.remembered('before breakfast');
    const answer = await journey.say('When do I write best?');
    expect(answer.citations.map(({ memoryId }) => memoryId)).toContain(memory.id);
    expect(answer.message.content.toLowerCase()).toContain('before breakfast');
  });

  it('hands everything over in one file whose counts are the live ones', async () => {
    const { files, export: ready } = await journey.exportAll();
    const manifest = JSON.parse(files.get('manifest.json')?.toString('utf8') ?? 'null');
    expect(manifest).not.toBeNull();
    expect(ready.services.map(({ service }) => service).sort()).toEqual([...DATA_SERVICES].sort());
    for (const { service, counts } of ready.services) {
      for (const [kind, count] of Object.entries(counts ?? {})) {
        const records = JSON.parse(
          files.get(`${service}/${kind}.json`)?.toString('utf8') ?? '[]',
        ) as unknown[];
        expect({ service, kind, count: records.length }).toEqual({ service, kind, count });
      }
    }
    const exported = JSON.parse(files.get('goals/tasks.json')?.toString('utf8') ?? '[]') as unknown[];
    expect(exported).toHaveLength(tasks.length);
    expect([...files.keys()].some((name) => name.startsWith('media/') && !name.endsWith('.json'))).toBe(true);
  }, 60_000);

  it('ends with an erasure after which nothing of the person answers anywhere', async () => {
    const erasure = await journey.erase();
    expect(erasure.services.every(({ status }) => status === 'completed')).toBe(true);
    expect(erasure.certificate).toBeDefined();
    for (const path of [
      '/v1/auth/me',
      '/v1/goals',
      `/v1/goals/${goalId}`,
      '/v1/stories',
      '/v1/memories',
      '/v1/media',
      '/v1/notifications',
      '/v1/conversations',
    ]) {
      expect({ path, status: await journey.knock(path) }).toEqual({ path, status: 401 });
    }
    expect(await journey.logIn()).toBe(401);
  }, 60_000);
});
