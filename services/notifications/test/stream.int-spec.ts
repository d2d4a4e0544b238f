import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { AchievementEarned, GoalCompleted, SessionRevoked, TaskCompleted } from '@odyssey/contracts';
import { notifications } from '@odyssey/notifications';
import { newId, type RunningService, startService } from '@odyssey/platform';
import { asUser, type TestService, type TestUser, testService, waitUntil } from '@odyssey/testing';
import { InboxWakes } from '../src/inbox/inbox-wakes.service.ts';
import { EventStream } from './event-stream.ts';

let service: TestService;
/** Another replica on the same database, whose Redis is nowhere: only the poll tells it anything. */
let deaf: RunningService;
const open: EventStream[] = [];

beforeAll(async () => {
  service = await testService(notifications, { workers: false });
  const env = {
    ...process.env,
    ODYSSEY_LOG_LEVEL: 'silent',
    ODYSSEY_NOTIFICATIONS_PORT: '0',
    ODYSSEY_NOTIFICATIONS_DATABASE_URL: service.database?.url,
    ODYSSEY_REDIS_URL: 'redis://127.0.0.1:1',
    ODYSSEY_PUBLIC_URL: service.issuer,
  };
  deaf = await startService(notifications, env, {
    kafka: false,
    workers: false,
    keys: [service.tokens.keys],
  });
});
afterEach(() => {
  for (const stream of open.splice(0)) stream.close();
});
afterAll(async () => {
  await deaf.close();
  await service.close();
});

interface Options {
  lastEventId?: string;
  token?: string;
  at?: string;
  query?: string;
}

async function follow(
  user: TestUser,
  { lastEventId, token, at = service.url, query = '' }: Options = {},
): Promise<EventStream> {
  const headers = lastEventId === undefined ? {} : { 'last-event-id': lastEventId };
  const stream = await EventStream.open(
    `${at}/v1/notifications/stream${query}`,
    token ?? (await service.tokens.ofPerson(user)),
    headers as Record<string, string>,
  );
  open.push(stream);
  return stream;
}

const finish = (user: TestUser, title = 'Walk the river loop') =>
  service.deliver(TaskCompleted.example({ taskId: newId(), title }, { id: newId(), subject: user.userId }));

const titles = (stream: EventStream) => stream.messages.map(({ data }) => data?.title);

describe('the live stream', () => {
  it('begins at once, and tells what comes, with ids, to one person only', async () => {
    const [user, eve] = [asUser(), asUser()];
    const [stream, other] = [await follow(user), await follow(eve)];
    expect(stream.response.headers.get('content-type')).toContain('text/event-stream');
    await waitUntil(() => stream.events.length > 0, { within: 1_000, what: 'a comment at once' });
    expect(stream.events[0]).toEqual({ comment: 'connected' });
    await finish(user, 'one');
    await finish(user, 'two');
    const messages = await stream.until(2);
    expect(messages).toMatchObject([
      { id: '1', event: 'notification', data: { kind: 'task_completed', title: 'Done: one', version: 1 } },
      { id: '2', event: 'notification', data: { title: 'Done: two' } },
    ]);
    await finish(eve, 'hers');
    await other.until(1);
    expect(titles(other)).toEqual(['Done: hers']);
    expect(titles(stream)).toEqual(['Done: one', 'Done: two']);
  });

  it('goes on where the reader was, by header or by the list', async () => {
    const user = asUser();
    for (const title of ['one', 'two', 'three']) await finish(user, title);
    expect(titles(await resumed(user, { lastEventId: '1' }, 2))).toEqual(['Done: two', 'Done: three']);
    const { lastEventId } = (await service.http(user).get('/v1/notifications')).body;
    expect(lastEventId).toBe('3');
    await finish(user, 'four');
    expect(titles(await resumed(user, { query: `?lastEventId=${lastEventId}` }, 1))).toEqual(['Done: four']);
    expect(titles(await resumed(user, { lastEventId: '0' }, 4))).toHaveLength(4);
  });

  async function resumed(user: TestUser, options: Options, count: number): Promise<EventStream> {
    const stream = await follow(user, options);
    await stream.until(count);
    return stream;
  }

  it('tells only what comes from now on when nobody says where they were, or names a place ahead of the inbox', async () => {
    const user = asUser();
    await finish(user, 'old');
    const streams = [await follow(user), await follow(user, { lastEventId: '999' })];
    for (const stream of streams)
      await waitUntil(() => stream.events.length > 0, { within: 1_000, what: 'the stream is open' });
    await waitUntil(() => follows(user) === 2, { within: 1_000, what: 'both streams listen' });
    await finish(user, 'new');
    for (const stream of streams) {
      await stream.until(1);
      expect(titles(stream)).toEqual(['Done: new']);
    }
  });

  it('refuses an id that is none', async () => {
    const user = asUser();
    expect((await service.http(user).get('/v1/notifications/stream', { 'last-event-id': 'x' })).status).toBe(
      400,
    );
    expect((await service.http(user).get('/v1/notifications/stream?lastEventId=-1')).status).toBe(422);
    expect((await service.http().get('/v1/notifications/stream')).status).toBe(401);
  });

  it('loses and repeats nothing for a reader that breaks off again and again while things go on happening', async () => {
    const user = asUser();
    const total = 150;
    const writing = (async () => {
      for (let number = 1; number <= total; number += 1) await finish(user, String(number));
    })();
    const seen: { id: string; title: unknown }[] = [];
    let lastEventId = '0';
    while (seen.length < total) {
      const stream = await follow(user, { lastEventId, at: seen.length % 2 === 0 ? service.url : deaf.url });
      await stream.until(Math.min(1 + (seen.length % 13), total - seen.length), 10_000);
      stream.close();
      const got = stream.messages.map(({ id = '', data }) => ({ id, title: data?.title }));
      seen.push(...got);
      lastEventId = got.at(-1)?.id ?? lastEventId;
    }
    await writing;
    expect(seen.map(({ id }) => id)).toEqual(Array.from({ length: total }, (_, place) => String(place + 1)));
    expect(seen.map(({ title }) => title)).toEqual(
      Array.from({ length: total }, (_, place) => `Done: ${place + 1}`),
    );
  });

  it('hears of what another process commits without Redis', async () => {
    const user = asUser();
    const stream = await follow(user, { at: deaf.url });
    await waitUntil(() => stream.events.length > 0, { within: 1_000, what: 'the stream is open' });
    await finish(user, 'elsewhere');
    await stream.until(1, 4_000);
    expect(titles(stream)).toEqual(['Done: elsewhere']);
  });

  it('tells of what was read, and of a goal’s achievement, as changes', async () => {
    const user = asUser();
    const goalId = newId();
    const stream = await follow(user, { lastEventId: '0' });
    await service.deliver(GoalCompleted.example({ goalId }, { id: newId(), subject: user.userId }));
    await stream.until(1);
    const achievement = { sourceId: goalId, kind: 'goal_completed' as const };
    await service.deliver(AchievementEarned.example(achievement, { id: newId(), subject: user.userId }));
    await stream.until(2);
    await service.http(user).post(`/v1/notifications/${stream.messages[0]?.data?.id}/read`);
    await stream.until(3);
    await finish(user);
    await stream.until(4);
    await service.http(user).post('/v1/notifications/read-all');
    expect((await stream.until(5)).map(({ id, event }) => `${id} ${event}`)).toEqual([
      '1 notification',
      '2 notification_updated',
      '3 notification_updated',
      '4 notification',
      '5 all_read',
    ]);
    expect(stream.messages[1]?.data).toMatchObject({ data: { achievement: { kind: 'goal_completed' } } });
    const late = await resumed(user, { lastEventId: '0' }, 3);
    expect(late.messages.map(({ id, event }) => `${id} ${event}`)).toEqual([
      '3 notification',
      '4 notification',
      '5 all_read',
    ]);
  });

  it('ends when the session is revoked', async () => {
    const user = asUser();
    const stream = await follow(user);
    const other = await follow(asUser(user.userId));
    await waitUntil(() => stream.events.length > 0, { within: 1_000, what: 'the stream is open' });
    const event = SessionRevoked.example(
      { sessionId: user.sessionId, reason: 'logout' },
      { id: newId(), subject: user.userId },
    );
    await service.deliver(event);
    await waitUntil(() => stream.ended, { within: 4_000, what: 'the stream ended' });
    expect(other.ended).toBe(false);
  });

  it('ends when the token expires', async () => {
    const user = asUser();
    const token = await service.tokens.ofPerson(user, { exp: Math.floor(Date.now() / 1000) + 2 });
    const stream = await follow(user, { token });
    await waitUntil(() => stream.events.length > 0, { within: 1_000, what: 'the stream is open' });
    await waitUntil(() => stream.ended, { within: 4_000, what: 'the stream ended' });
  });

  it('leaves nothing behind when the reader goes', async () => {
    const user = asUser();
    const stream = await follow(user);
    await waitUntil(() => follows(user) === 1, { within: 1_000, what: 'the stream listens' });
    stream.close();
    await waitUntil(() => follows(user) === 0, { within: 2_000, what: 'nobody listens any more' });
  });
});

/** How many streams of this process follow the person's inbox. */
function follows(user: TestUser): number {
  const { followed } = service.get(InboxWakes) as unknown as { followed: Map<string, { streams: number }> };
  return followed.get(user.userId)?.streams ?? 0;
}
