import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  AssetDeleted,
  AssetProcessed,
  GoalCreated,
  type Received,
  StoryDeleted,
  StoryGenerated,
  TaskCompleted,
  TaskDeleted,
} from '@odyssey/contracts';
import { newId } from '@odyssey/platform';
import { asUser, type TestService, type TestUser, waitUntil } from '@odyssey/testing';

import { aiService } from './ai-service.ts';
import { completed, reached } from './story-events.ts';

describe('stories', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await aiService();
  });
  afterAll(() => service.close());

  const ofTask = async (user: TestUser, sourceId: string, revision = 1) =>
    waitUntil(
      async () => {
        const { body } = await service.http(user).get(`/v1/stories?sourceId=${sourceId}`);
        return body.items.find((story: { revision: number }) => story.revision === revision);
      },
      { within: 10_000, what: `revision ${revision} of the story of ${sourceId}` },
    );
  const deliverTwice = async (event: Received) => {
    await service.deliver(event);
    await service.deliver(event);
  };
  const written = async (user: TestUser, data: Parameters<typeof TaskCompleted.example>[0] = {}) => {
    const event = completed(user.userId, data);
    await service.deliver(event);
    return ofTask(user, event.data.taskId);
  };

  it('are written by the house from the task’s own words, and published', async () => {
    const user = asUser();
    const event = completed(user.userId, { title: 'Walk the river loop' });
    await deliverTwice(event);
    const story = await ofTask(user, event.data.taskId);
    expect(story).toMatchObject({
      kind: 'task',
      status: 'ready',
      provider: 'house',
      degraded: false,
      sources: [{ type: 'task', id: event.data.taskId }],
    });
    expect(`${story.title} ${story.text}`.toLowerCase()).toContain('river loop');
    const published = await service.published(StoryGenerated);
    expect(published.filter(({ subject }) => subject === user.userId)).toMatchObject([
      { data: { storyId: story.id, revision: 1, text: story.text, kind: 'task' } },
    ]);
  });

  it('show pictures that came before, and after, and no longer those that went', async () => {
    const user = asUser();
    const taskId = newId();
    const picture = (mediaId: string, version: number) => ({
      id: newId(),
      subject: user.userId,
      aggregate: { type: 'asset', id: mediaId, version },
    });
    const [early, late] = [newId(), newId()];
    const attachedTo = { type: 'task' as const, id: taskId };
    await deliverTwice(AssetProcessed.example({ mediaId: early, attachedTo }, picture(early, 1)));
    const story = await written(user, { taskId });
    expect(story.media.map(({ id }: { id: string }) => id)).toEqual([early]);
    expect(story.media[0].url).toMatch(
      new RegExp(`^/v1/media/${early}/content\\?variant=thumb&expires=\\d+&signature=`),
    );
    await deliverTwice(AssetProcessed.example({ mediaId: late, attachedTo }, picture(late, 1)));
    const shown = async () => {
      const { body } = await service.http(user).get(`/v1/stories/${story.id}`);
      return body.media.map(({ id }: { id: string }) => id);
    };
    expect(await shown()).toEqual([early, late]);
    await deliverTwice(AssetDeleted.example({ mediaId: early }, picture(early, 2)));
    expect(await shown()).toEqual([late]);
  });

  it('name the captions of the pictures of their task, and nobody else’s', async () => {
    const [user, stranger] = [asUser(), asUser()];
    const taskId = newId();
    const attached = (owner: string, caption: string | undefined) => {
      const mediaId = newId();
      const aggregate = { type: 'asset', id: mediaId, version: 1 };
      return AssetProcessed.example(
        { mediaId, attachedTo: { type: 'task', id: taskId }, caption },
        { id: newId(), subject: owner, aggregate },
      );
    };
    await deliverTwice(attached(user.userId, 'Mist over the weir'));
    await deliverTwice(attached(user.userId, undefined));
    await deliverTwice(attached(stranger.userId, 'Somebody else’s dog'));
    const story = await written(user, { taskId });
    expect(story.text).toContain('Two pictures belong to it, among them “Mist over the weir”.');
    expect(story.text).not.toContain('dog');
  });

  it('of a task that is finished again at another time are written again; at the same time, not', async () => {
    const user = asUser();
    const taskId = newId();
    await written(user, { taskId });
    await deliverTwice(completed(user.userId, { taskId }, 3));
    await deliverTwice(completed(user.userId, { taskId, completedAt: '2026-05-06T07:40:00.000Z' }, 5));
    await ofTask(user, taskId, 2);
    const { body } = await service.http(user).get(`/v1/stories?sourceId=${taskId}`);
    expect(body.items).toHaveLength(1);
    expect(
      await service.rows('select revision from story_revisions where owner_id = $1', [user.userId]),
    ).toHaveLength(2);
  });

  it('celebrate a goal once ever: not when it is reached again, not when the story was deleted', async () => {
    const user = asUser();
    const goalId = newId();
    await deliverTwice(reached(user.userId, goalId));
    const story = await ofTask(user, goalId);
    expect(story).toMatchObject({
      kind: 'celebration',
      sources: expect.arrayContaining([{ type: 'goal', id: goalId }]),
    });
    await deliverTwice(reached(user.userId, goalId, 3));
    expect((await service.http(user).delete(`/v1/stories/${story.id}`)).status).toBe(204);
    await deliverTwice(reached(user.userId, goalId, 5));
    expect(await service.rows('select id from stories where owner_id = $1', [user.userId])).toEqual([]);
    const jobs = await service.jobs('write-story');
    expect(jobs.filter(({ userId }) => userId === user.userId)).toHaveLength(1);
  });

  it('stay when their task is gone for good, and no longer link to it', async () => {
    const user = asUser();
    const story = await written(user);
    const [{ id: taskId }] = story.sources;
    const gone = { id: newId(), subject: user.userId, aggregate: { type: 'task', id: taskId, version: 9 } };
    await deliverTwice(TaskDeleted.example({ taskId }, gone));
    const { body } = await service.http(user).get(`/v1/stories/${story.id}`);
    expect(body).toMatchObject({ text: story.text, sources: [], version: story.version + 1 });
  });

  it('are regenerated in a new revision that keeps the old one', async () => {
    const user = asUser();
    const story = await written(user);
    const http = service.http(user);
    const asked = await http.post(`/v1/stories/${story.id}/regenerate`);
    expect(asked).toMatchObject({ status: 202, headers: { location: `/v1/stories/${story.id}` } });
    expect(asked.body).toMatchObject({
      status: 'writing',
      revision: 1,
      text: story.text,
      sources: story.sources,
    });
    await ofTask(user, story.sources[0].id, 2);
    const { body } = await http.get(`/v1/stories/${story.id}`);
    expect(body.revisions.map(({ revision }: { revision: number }) => revision)).toEqual([2, 1]);
    expect(body.revisions[1].text).toBe(story.text);
    expect(body.text).not.toBe(story.text);
  });

  it('of a day are written on request, once for a key, and again when asked again', async () => {
    const user = asUser();
    const taskId = newId();
    await written(user, { taskId, completedAt: '2026-05-04T07:40:00.000Z' });
    const http = service.http(user);
    const ask = () =>
      http.post('/v1/stories', { kind: 'daily', date: '2026-05-04' }, { 'idempotency-key': 'k1' });
    const first = await ask();
    expect(first).toMatchObject({
      status: 202,
      body: { kind: 'daily', status: 'writing', period: { from: '2026-05-04', to: '2026-05-04' } },
    });
    expect((await ask()).body).toEqual(first.body);
    const daily = await waitUntil(
      async () => {
        const { body } = await http.get(`/v1/stories/${first.body.id}`);
        return body.status === 'ready' && body;
      },
      { within: 10_000, what: 'the story of the day' },
    );
    expect(daily).toMatchObject({ revision: 1, sources: [{ type: 'task', id: taskId }] });
    expect((await http.get('/v1/stories?kind=daily')).body.items).toHaveLength(1);
    const again = await http.post('/v1/stories', { kind: 'daily', date: '2026-05-04' });
    expect(again.body).toMatchObject({ id: first.body.id, revision: 1, status: 'writing' });
  });

  it('of a day follow the person’s own zone', async () => {
    const user = asUser(undefined, { timeZone: 'Asia/Tokyo' });
    await written(user, { completedAt: '2026-05-04T16:00:00.000Z' });
    const http = service.http(user);
    expect((await http.post('/v1/stories', { kind: 'daily', date: '2026-05-04' })).body.code).toBe(
      'nothing_to_tell',
    );
    const { body } = await http.post('/v1/stories', { kind: 'daily', date: '2026-05-05' });
    const story = await waitUntil(
      async () =>
        (await http.get('/v1/stories?kind=daily')).body.items.find(
          ({ id }: { id: string }) => id === body.id,
        ),
      { within: 10_000, what: 'the story of the day' },
    );
    expect(story.sources).toHaveLength(1);
  });

  it('of a goal are written from its finished tasks', async () => {
    const user = asUser();
    const [goalId, taskId] = [newId(), newId()];
    const http = service.http(user);
    const created = {
      id: newId(),
      subject: user.userId,
      aggregate: { type: 'goal', id: goalId, version: 1 },
    };
    await deliverTwice(GoalCreated.example({ goalId }, created));
    expect((await http.post('/v1/stories', { kind: 'goal', sourceId: goalId })).body.code).toBe(
      'nothing_to_tell',
    );
    await written(user, { taskId, goalId });
    const asked = await http.post('/v1/stories', { kind: 'goal', sourceId: goalId });
    expect(asked.status).toBe(202);
    const story = await ofTask(user, goalId);
    expect(story).toMatchObject({
      kind: 'goal',
      sources: [
        { type: 'goal', id: goalId },
        { type: 'task', id: taskId },
      ],
    });
  });

  it.each([
    ['a kind that comes by itself', { kind: 'celebration', sourceId: newId() }, 422],
    ['an unknown field', { kind: 'daily', mood: 'good' }, 422],
    ['a day that does not exist', { kind: 'daily', date: '2026-02-30' }, 422],
    ['a goal without an id', { kind: 'goal' }, 422],
    ['a goal that nobody knows', { kind: 'goal', sourceId: newId() }, 404],
  ])('are refused for %s', async (_, body, status) => {
    expect((await service.http(asUser()).post('/v1/stories', body)).status).toBe(status);
  });

  it('come in pages, the newest first, and a cursor keeps its filters', async () => {
    const user = asUser();
    for (const title of ['One', 'Two', 'Three']) await written(user, { title });
    const http = service.http(user);
    const first = await http.get('/v1/stories?limit=2');
    expect(first.body.items).toHaveLength(2);
    const second = await http.get(`/v1/stories?limit=2&cursor=${first.body.nextCursor}`);
    expect(second.body.items).toHaveLength(1);
    expect(second.body.nextCursor).toBeUndefined();
    expect(first.body.items[0].createdAt >= first.body.items[1].createdAt).toBe(true);
    const other = await http.get(`/v1/stories?limit=2&kind=task&cursor=${first.body.nextCursor}`);
    expect(other.body.code).toBe('malformed_cursor');
  });

  it('are deleted with all revisions when the version is the one that was read', async () => {
    const user = asUser();
    const story = await written(user);
    const http = service.http(user);
    expect((await http.delete(`/v1/stories/${story.id}`, {})).status).toBe(428);
    expect((await http.delete(`/v1/stories/${story.id}`, { 'if-match': '"99"' })).status).toBe(412);
    expect((await http.delete(`/v1/stories/${story.id}`, { 'if-match': `"${story.version}"` })).status).toBe(
      204,
    );
    expect((await http.get(`/v1/stories/${story.id}`)).status).toBe(404);
    expect(await service.rows('select 1 from story_revisions where story_id = $1', [story.id])).toEqual([]);
    expect((await service.published(StoryDeleted)).at(-1)?.data).toEqual({ storyId: story.id });
  });

  it('answer 304 to what is known, unless they carry links that run out', async () => {
    const user = asUser();
    const story = await written(user);
    const http = service.http(user);
    const etag = (await http.get(`/v1/stories/${story.id}`)).headers.etag as string;
    expect((await http.get(`/v1/stories/${story.id}`, { 'if-none-match': etag })).status).toBe(304);
    const mediaId = newId();
    const at = { id: newId(), subject: user.userId, aggregate: { type: 'asset', id: mediaId, version: 1 } };
    await service.deliver(
      AssetProcessed.example({ mediaId, attachedTo: { type: 'story', id: story.id } }, at),
    );
    expect((await http.get(`/v1/stories/${story.id}`, { 'if-none-match': etag })).status).toBe(200);
  });

  it('are nobody else’s', async () => {
    const [owner, stranger] = [asUser(), asUser()];
    const story = await written(owner);
    const http = service.http(stranger);
    expect((await http.get(`/v1/stories/${story.id}`)).status).toBe(404);
    expect((await http.post(`/v1/stories/${story.id}/regenerate`)).status).toBe(404);
    expect((await http.delete(`/v1/stories/${story.id}`)).status).toBe(404);
    expect((await http.get('/v1/stories')).body.items).toEqual([]);
    expect((await http.get(`/v1/stories?sourceId=${story.sources[0].id}`)).body.items).toEqual([]);
    expect((await service.http(owner).get(`/v1/stories/${story.id}`)).status).toBe(200);
  });
});
