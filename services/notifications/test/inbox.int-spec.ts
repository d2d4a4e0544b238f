import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  AchievementEarned,
  AchievementEarnedV2,
  ErasureCancelled,
  ErasureRequested,
  ErasureScheduled,
  type EventDef,
  ExportCompleted,
  GoalCompleted,
  NotificationDelivered,
  NotificationsErasureCompleted,
  PlanFailed,
  PlanProposed,
  type Received,
  SessionCreated,
  SessionRevoked,
  StoryGenerated,
  TaskCompleted,
  UserProfileChanged,
  UserRegistered,
} from '@odyssey/contracts';
import { notifications } from '@odyssey/notifications';
import { newId } from '@odyssey/platform';
import { asUser, type TestService, type TestUser, testService } from '@odyssey/testing';

let service: TestService;

beforeAll(async () => {
  service = await testService(notifications, { workers: false });
});
afterAll(() => service.close());

interface View {
  id: string;
  kind: string;
  title: string;
  body: string;
  reason: string;
  data: Record<string, unknown>;
}

const inbox = async (user: TestUser, query = ''): Promise<View[]> =>
  (await service.http(user).get(`/v1/notifications${query}`)).body.items;

/** Every event comes twice: the broker may send it again. */
async function happens<E extends EventDef>(
  user: TestUser,
  event: E,
  data: Parameters<E['example']>[0] = {},
  version = 1,
) {
  const received: Received = event.example(data, { id: newId(), subject: user.userId });
  const twice = { ...received, aggregate: { ...received.aggregate, version } };
  await service.deliver(twice);
  await service.deliver(twice);
}

describe('each thing that happens', () => {
  const EVENTS: [kind: string, event: EventDef, title: RegExp][] = [
    ['welcome', UserRegistered, /^Welcome, Ada$/],
    ['plan_proposed', PlanProposed, /plan is ready/],
    ['plan_failed', PlanFailed, /^No plan/],
    ['story_ready', StoryGenerated, /Before breakfast/],
    ['task_completed', TaskCompleted, /Swim 8 × 50 m/],
    ['goal_completed', GoalCompleted, /Swim 1,500 m/],
    ['export_ready', ExportCompleted, /export is ready/],
    ['security', ErasureScheduled, /will be erased/],
    ['security', ErasureCancelled, /stays/],
  ];
  it.each(EVENTS)('%s: is told once, with a reason, to one person only', async (kind, event, title) => {
    const [user, other] = [asUser(), asUser()];
    await happens(user, event);
    const [notification, ...more] = await inbox(user);
    expect(more).toEqual([]);
    expect(notification).toMatchObject({ kind, title: expect.stringMatching(title) });
    expect(notification?.reason).toMatch(
      /^(You|A story|The erasure) .+\. It is shown in the app\. No e-mail was sent, because .+\.$/,
    );
    expect(await inbox(other)).toEqual([]);
    const told = (await service.published(NotificationDelivered)).filter(
      ({ subject }) => subject === user.userId,
    );
    expect(told).toMatchObject([{ data: { notificationId: notification?.id, kind, channel: 'in_app' } }]);
  });

  it('a plan is told once, though its event were published anew', async () => {
    const user = asUser();
    const planId = newId();
    await happens(user, PlanProposed, { planId });
    await happens(user, PlanProposed, { planId });
    expect(await inbox(user)).toHaveLength(1);
  });

  it('a story is told only when it is first written', async () => {
    const user = asUser();
    const storyId = newId();
    await happens(user, StoryGenerated, { storyId, revision: 1 });
    await happens(user, StoryGenerated, { storyId, revision: 2 });
    expect(await inbox(user)).toHaveLength(1);
  });
});

describe('a goal that is reached', () => {
  const goalId = newId();
  const achieved = {
    kind: 'goal_completed' as const,
    source: { type: 'goal' as const, id: goalId },
    title: 'Swim 1,500 m',
  };

  it.each([
    ['completion first', [GoalCompleted, AchievementEarnedV2]],
    ['achievement first', [AchievementEarnedV2, GoalCompleted]],
  ] as [string, EventDef[]][])(
    'has one notification that carries the achievement: %s',
    async (_order, events) => {
      const user = asUser();
      for (const event of events)
        await happens(user, event, event === GoalCompleted ? { goalId, title: 'Swim 1,500 m' } : achieved);
      await happens(user, GoalCompleted, { goalId, title: 'Swim 1,500 m' }, 7);
      const all = await inbox(user);
      expect(all).toMatchObject([
        {
          kind: 'goal_completed',
          title: 'Goal reached: Swim 1,500 m',
          body: 'You finished 1 task for it. It is now among your achievements.',
          data: { goalId, tasks: 1, achievement: { kind: 'goal_completed', title: 'Swim 1,500 m' } },
        },
      ]);
    },
  );

  it('hears of the achievement from a record of the first version too, once', async () => {
    const user = asUser();
    const earned = AchievementEarned.example(
      { kind: 'goal_completed', sourceId: goalId, title: 'Swim 1,500 m' },
      { id: newId(), subject: user.userId },
    );
    expect([await service.deliver(earned), await service.deliver(earned)]).toEqual(['handled', 'duplicate']);
    expect(await inbox(user)).toMatchObject([{ kind: 'goal_completed', data: { goalId } }]);
  });

  it('tells of no other achievement by itself', async () => {
    const user = asUser();
    await happens(user, AchievementEarnedV2, {
      kind: 'first_task',
      source: { type: 'task', id: newId() },
      title: 'First task',
    });
    expect(await inbox(user)).toEqual([]);
  });
});

describe('security', () => {
  it('tells of a sign-in, but not of the one that registration is, whichever comes first', async () => {
    for (const order of [
      [UserRegistered, SessionCreated],
      [SessionCreated, UserRegistered],
    ] as EventDef[][]) {
      const user = asUser();
      const sessionId = newId();
      for (const event of order) await happens(user, event, event === SessionCreated ? { sessionId } : {});
      expect((await inbox(user)).map(({ kind }) => kind)).toEqual(['welcome']);
      await happens(user, SessionCreated, {
        sessionId: newId(),
        startedAt: '2026-07-01T12:00:00.000Z',
        userAgent: 'Firefox',
      });
      const [signIn] = await inbox(user);
      expect(signIn).toMatchObject({ kind: 'security', data: { event: 'sign_in' } });
      expect(signIn?.body).toContain('1 July 2026 at 13:00 (Europe/Lisbon), with Firefox');
    }
  });

  it('tells of a refresh token that was used twice, and of no ordinary log-out', async () => {
    const user = asUser();
    await happens(user, SessionRevoked, { sessionId: newId(), reason: 'logout' });
    expect(await inbox(user)).toEqual([]);
    await happens(user, SessionRevoked, { sessionId: newId(), reason: 'reuse_detected' });
    expect(await inbox(user)).toMatchObject([{ kind: 'security', data: { event: 'token_reuse' } }]);
  });
});

describe('a profile', () => {
  it('is kept in its newest state, in whichever order it comes', async () => {
    const user = asUser();
    const person = () =>
      service.rows('select email, profile_version from people where owner_id = $1', [user.userId]);
    await happens(user, UserProfileChanged, { email: 'new@example.org' }, 3);
    await happens(user, UserRegistered, { email: 'first@example.org' }, 1);
    await happens(user, UserProfileChanged, { email: 'old@example.org' }, 2);
    expect(await person()).toEqual([{ email: 'new@example.org', profile_version: 3 }]);
  });
});

describe('the inbox', () => {
  it('counts what is unread, and reading counts once', async () => {
    const user = asUser();
    for (const _task of [1, 2, 3]) await happens(user, TaskCompleted, { taskId: newId() });
    const http = service.http(user);
    const first = await http.get('/v1/notifications?limit=2');
    expect(first.body).toMatchObject({ unreadCount: 3, items: [{}, {}], nextCursor: expect.any(String) });
    expect(
      (await http.get(`/v1/notifications?limit=2&cursor=${first.body.nextCursor}`)).body.items,
    ).toHaveLength(1);

    const [newest] = first.body.items;
    const read = await http.post(`/v1/notifications/${newest.id}/read`);
    expect(read).toMatchObject({ status: 200, body: { readAt: expect.any(String), version: 2 } });
    expect((await http.post(`/v1/notifications/${newest.id}/read`)).body).toEqual(read.body);
    expect((await http.get('/v1/notifications?unread=true')).body).toMatchObject({
      unreadCount: 2,
      items: [{}, {}],
    });
    expect((await http.get('/v1/notifications?unread=false')).body.items).toMatchObject([{ id: newest.id }]);
    expect((await http.get('/v1/notifications?kind=welcome')).body.items).toEqual([]);

    expect((await http.post('/v1/notifications/read-all')).body).toEqual({ read: 2, unreadCount: 0 });
    expect((await http.post('/v1/notifications/read-all')).body).toEqual({ read: 0, unreadCount: 0 });
    expect((await http.get('/v1/notifications')).body.unreadCount).toBe(0);
  });

  it('is nobody else’s', async () => {
    const [user, eve] = [asUser(), asUser()];
    await happens(user, TaskCompleted);
    const [notification] = await inbox(user);
    expect(await service.http(eve).post(`/v1/notifications/${notification?.id}/read`)).toMatchObject({
      status: 404,
      body: { code: 'not_found' },
    });
    await service.http(eve).post('/v1/notifications/read-all');
    expect((await service.http(user).get('/v1/notifications')).body.unreadCount).toBe(1);
    expect((await service.http().get('/v1/notifications')).status).toBe(401);
    const reader = asUser(user.userId, { scopes: ['notifications:read'] });
    expect((await service.http(reader).post('/v1/notifications/read-all')).status).toBe(403);
  });
});

describe('preferences', () => {
  const path = '/v1/notification-preferences';

  it('have defaults, are replaced whole, and are one’s own', async () => {
    const [user, other] = [asUser(), asUser()];
    const defaults = (await service.http(user).get(path)).body;
    expect(defaults).toMatchObject({
      version: 0,
      preferences: {
        task_completed: { in_app: true, email: false },
        security: { in_app: true, email: true },
      },
    });
    const put = await service
      .http(user)
      .put(path, { preferences: { task_completed: { in_app: false }, story_ready: { email: true } } });
    expect(put).toMatchObject({
      status: 200,
      body: {
        version: 1,
        preferences: {
          task_completed: { in_app: false, email: false },
          story_ready: { in_app: true, email: true },
        },
      },
    });
    const again = await service.http(user).put(path, { preferences: {} });
    expect(again.body).toMatchObject({ version: 2, preferences: defaults.preferences });
    expect((await service.http(other).get(path)).body.version).toBe(0);
  });

  it('take back what they gave out', async () => {
    const http = service.http(asUser());
    const { preferences } = (await http.get(path)).body;
    expect((await http.put(path, { preferences })).body.preferences).toEqual(preferences);
  });

  it('keep what is switched off out of sight, and say so', async () => {
    const user = asUser();
    await service.http(user).put(path, { preferences: { task_completed: { in_app: false } } });
    await happens(user, TaskCompleted);
    expect((await service.http(user).get('/v1/notifications')).body).toMatchObject({
      items: [],
      unreadCount: 0,
    });
    const [skipped] = await inbox(user, '?skipped=true');
    expect(skipped?.reason).toContain(
      'It is not shown in the app, because you switched task completed notifications off there.',
    );
    expect(
      (await service.published(NotificationDelivered)).filter(({ subject }) => subject === user.userId),
    ).toEqual([]);
  });

  it('cannot switch security off, nor name what does not exist', async () => {
    const http = service.http(asUser());
    expect(await http.put(path, { preferences: { security: { in_app: false, email: true } } })).toMatchObject(
      {
        status: 422,
        body: { errors: [{ pointer: '/preferences/security/in_app' }] },
      },
    );
    expect((await http.put(path, { preferences: { weather: { in_app: false } } })).status).toBe(422);
    expect((await http.put(path, { preferences: { welcome: { pigeon: true } } })).status).toBe(422);
  });
});

describe('a person’s data', () => {
  it('is exported whole and erased whole, and nobody else’s is', async () => {
    const [user, other] = [asUser(), asUser()];
    for (const person of [user, other]) {
      await happens(person, UserRegistered);
      await happens(person, TaskCompleted);
      await service.http(person).put('/v1/notification-preferences', { preferences: {} });
    }
    const { body } = await service.asService('archival').get(`/internal/user-data/${user.userId}`);
    const lines = String(body)
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.at(-1)).toMatchObject({ counts: { notifications: 2, preferences: 1, people: 1 } });
    expect(body).not.toContain(other.userId);

    await happens(user, ErasureRequested, { erasureId: newId() });
    const [answer] = (await service.published(NotificationsErasureCompleted)).filter(
      ({ subject }) => subject === user.userId,
    );
    expect(answer?.data.counts).toEqual({ notifications: 2, preferences: 1, people: 1 });
    for (const table of ['notifications', 'preferences', 'people', 'inboxes']) {
      const rows = await service.rows<{ owner_id: string }>(`select owner_id from ${table}`);
      const owners = rows.map((row) => row.owner_id);
      expect(owners).not.toContain(user.userId);
      expect(owners).toContain(other.userId);
    }
    await happens(user, TaskCompleted);
    expect(await service.rows('select 1 from notifications where owner_id = $1', [user.userId])).toEqual([]);
  });
});
