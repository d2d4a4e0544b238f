import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@odyssey/platform';
import { type SignedIn, signedInClient, stack, waitUntil } from '@odyssey/testing';
import pg from 'pg';
import { events, json, tooLong } from './cli.ts';

const SOON = { within: 40_000 };

interface ParkedAnswer {
  keys: number;
  parked: {
    key: string;
    event: { id: string; type: string };
    attempts: number;
    waiting: number;
    error: string;
  }[];
}
interface DeadAnswer {
  total: number;
  dead: { id: string; eventId: string; type: string; errorClass: string; attempts: number }[];
}
interface Operation {
  id: string;
  state: string;
  kind: string;
  who: string;
  why: string | null;
  done: number;
  total: number;
  finishedAt: string | null;
}

/** A night at three: notifications has a bug, an event is stuck, and somebody mends it from the command line. */
describe('a stuck event', () => {
  const bug = `bug-${newId()}`;
  let ada: SignedIn;
  let owner: pg.Client;
  const trigger = `bug_${bug.slice(-12)}`;

  const complete = async (title: string) => {
    const task = await ada.client.post('/v1/tasks', { title });
    expect(task.status).toBe(201);
    expect((await ada.client.post(`/v1/tasks/${task.body.id}/complete`)).status).toBe(200);
  };
  const parked = () => json<ParkedAnswer>(['parked', '--service', 'notifications', '--user', ada.userId]);
  const dead = () => json<DeadAnswer>(['dead', '--service', 'notifications', '--user', ada.userId]);
  const stuck = async () =>
    (await waitUntil(async () => (await parked()).parked[0], { ...SOON, what: 'the event to be parked' }))
      .event;
  /** Lets the hour pass after which an event is given up. */
  const giveUp = async (eventId: string) => {
    await owner.query(
      `update parked_events set attempts = 18, next_at = now() - interval '1 second' where event_id = $1`,
      [eventId],
    );
    return waitUntil(async () => (await dead()).dead.find((letter) => letter.eventId === eventId), {
      ...SOON,
      what: 'the event to be given up',
    });
  };
  const told = async () => {
    const { items } = (await ada.client.get('/v1/notifications?limit=100')).body;
    return items.filter(
      (item: { kind: string }) => item.kind === 'task_completed' && JSON.stringify(item).includes(bug),
    ).length;
  };
  const breakIt = () =>
    owner.query(
      `create trigger ${trigger} before insert on notifications for each row
       when (new.kind = 'task_completed' and concat(new.title, new.body, new.data) like '%${bug}%') execute function ${trigger}()`,
    );
  const mendIt = () => owner.query(`drop trigger if exists ${trigger} on notifications`);

  beforeAll(async () => {
    ada = await signedInClient(stack().gateway);
    owner = new pg.Client({ connectionString: stack().env.ODYSSEY_NOTIFICATIONS_OWNER_DATABASE_URL });
    await owner.connect();
    await owner.query(
      `create function ${trigger}() returns trigger language plpgsql
       as $$ begin raise exception 'the bug of the night' using errcode = '23514'; end $$`,
    );
    await breakIt();
    await complete(`Walk with a ${bug}`);
  }, 60_000);
  afterAll(async () => {
    await mendIt();
    await owner.query(`drop function ${trigger}()`);
    await owner.end();
  });

  it('is seen in parked, with its reason, and behind it what waits; its story says where it is', async () => {
    const event = await stuck();
    expect(event.type).toBe('goals.task.completed.v1');
    expect(await parked()).toMatchObject({
      code: 0,
      keys: 1,
      parked: [
        {
          service: 'notifications',
          topic: 'odyssey.goals',
          key: ada.userId,
          errorClass: '23514',
          error: 'the bug of the night',
        },
      ],
    });
    const page = await events(['parked', '--user', ada.userId]);
    expect(page.out).toContain('the bug of the night');
    expect(tooLong(page.out)).toEqual([]);

    const story = await waitUntil(
      async () => {
        const answer = await json<{
          data: { title: string };
          record: { topic: string };
          traces: { in: string; service: string }[];
        }>(['show', event.id]);
        return answer.traces.filter((trace) => trace.in === 'inbox').length >= 2 ? answer : undefined;
      },
      { ...SOON, what: 'ai and memory to have handled it' },
    );
    expect(story).toMatchObject({
      type: event.type,
      key: ada.userId,
      kafka: true,
      record: { topic: 'odyssey.goals' },
    });
    expect(story.data.title).toContain(bug);
    expect(story.traces).toContainEqual(expect.objectContaining({ in: 'parked', service: 'notifications' }));
    const read = await events(['show', event.id]);
    expect(read.out).toMatch(/in Kafka +odyssey\.goals\[\d+\] at \d+/);
    expect(read.out).toMatch(/handled +memory\./);
    expect(read.out).toMatch(/parked +notifications/);
    expect(await events(['replay', event.id])).toMatchObject({
      code: 1,
      err: expect.stringContaining('tried again by itself'),
    });
  }, 60_000);

  it('is a dead letter after an hour; a replay fails again while the bug is there, and goes through once it is mended', async () => {
    const letter = await giveUp((await stuck()).id);
    expect(letter).toMatchObject({ errorClass: '23514', attempts: 18 });
    const page = await events(['dead', '--user', ada.userId]);
    expect(page.out).toContain(letter.id);
    expect(tooLong(page.out)).toEqual([]);
    const story = await events(['show', letter.id]);
    expect(story.out).toContain(`dead      ${letter.id}`);

    const dry = await events(['replay', '--user', ada.userId, '--error', '23514', '--dry-run']);
    expect(dry).toMatchObject({ code: 0, out: expect.stringContaining('Nothing was done') });
    expect((await dead()).total).toBe(1);

    const early = await json<{ operations: Operation[] }>([
      'replay',
      letter.id,
      '--why',
      'perhaps it works now',
    ]);
    expect(early).toMatchObject({
      code: 0,
      operations: [{ state: 'done', done: 1, total: 1, why: 'perhaps it works now' }],
    });
    const again = await stuck();
    expect(again.id).toBe(letter.eventId);
    const second = await giveUp(again.id);
    expect(second.id).not.toBe(letter.id);
    expect(await told()).toBe(0);

    await mendIt();
    const replayed = await events([
      'replay',
      '--service',
      'notifications',
      '--user',
      ada.userId,
      '--rate',
      '10',
    ]);
    expect(replayed).toMatchObject({
      code: 0,
      out: expect.stringContaining('notifications: replay done, 1 of 1'),
    });
    await waitUntil(async () => (await told()) === 1, { ...SOON, what: 'the notification' });
    expect(await dead()).toMatchObject({ code: 1, total: 0 });
    expect((await events(['replay', '--service', 'notifications', '--user', ada.userId])).code).toBe(1);
    expect(await told()).toBe(1);
  }, 120_000);

  it('is discarded with a reason, what waited behind it flows on, and who did it stays known', async () => {
    await breakIt();
    await complete(`Swim with a ${bug}`);
    const event = await stuck();
    await complete('Something sound');
    await waitUntil(async () => (await parked()).parked[0]?.waiting, {
      ...SOON,
      what: 'something behind it',
    });

    expect(await events(['discard', event.id])).toMatchObject({
      code: 2,
      err: expect.stringContaining('--why'),
    });
    const discarded = await json<Operation>([
      'discard',
      event.id,
      '--why',
      'not worth telling',
      '--as',
      'grace',
    ]);
    expect(discarded).toMatchObject({ code: 0, state: 'done', kind: 'discard', who: 'grace' });
    await waitUntil(async () => (await parked()).code === 1, { ...SOON, what: 'the key to flow on' });
    const { items } = (await ada.client.get('/v1/notifications?limit=100')).body;
    expect(JSON.stringify(items)).toContain('Something sound');
    expect(await told()).toBe(1);

    const { operations } = await json<{ operations: Operation[] }>([
      'operations',
      '--service',
      'notifications',
    ]);
    expect(operations.find(({ id }) => id === discarded.id)).toMatchObject({
      who: 'grace',
      why: 'not worth telling',
      finishedAt: expect.any(String),
    });
    expect(await events(['discard', event.id, '--why', 'again'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('neither parked nor dead'),
    });
    expect(tooLong((await events(['operations'])).out)).toEqual([]);
  }, 120_000);
});
