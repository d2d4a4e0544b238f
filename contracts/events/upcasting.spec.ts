import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import {
  AchievementEarned,
  AchievementEarnedV2,
  CATALOGUE,
  choice,
  defineEvent,
  newestOf,
  readEvent,
  toHeaders,
  UnreadableEvent,
} from '../index.ts';

const taskId = '01890000-0000-7000-8000-000000000005';
const task = { taskId: z.uuid() };
const First = defineEvent('goals.task.moved.v1', {
  meaning: 'For this spec.',
  data: z.object({ ...task, where: z.string() }),
  example: { taskId, where: 'home' },
});
const Second = defineEvent('goals.task.moved.v2', {
  meaning: 'For this spec.',
  data: z.object({ ...task, place: z.object({ name: z.string().max(20) }) }),
  example: { taskId, place: { name: 'home' } },
  upcasts: { from: First, up: ({ where, ...rest }) => ({ ...rest, place: { name: where } }) },
});
const Third = defineEvent('goals.task.moved.v3', {
  meaning: 'For this spec.',
  data: z.object({ ...task, place: z.object({ name: z.string(), kind: choice('known', 'new') }) }),
  example: { taskId, place: { name: 'home', kind: 'known' } },
  upcasts: {
    from: Second,
    up: ({ place, ...rest }) => ({ ...rest, place: { ...place, kind: 'known' as const } }),
  },
});

const recordOf = (event: ReturnType<(typeof First)['example']>) => ({
  key: event.subject,
  value: JSON.stringify(event.data),
  headers: toHeaders(event),
});

describe('a record of an earlier version', () => {
  const moved = First.example({ where: 'the lake' });

  it('is read as the version that its reader names, step by step, and stays the same event', () => {
    const read = readEvent([Third], recordOf(moved));
    expect(read).toEqual({
      ...moved,
      type: 'goals.task.moved.v3',
      data: { taskId, place: { name: 'the lake', kind: 'known' } },
    });
    expect(readEvent([Second], recordOf(moved)).data).toEqual({ taskId, place: { name: 'the lake' } });
  });

  it('is left as it is for a reader who names its version too', () => {
    expect(readEvent([Third, First], recordOf(moved))).toEqual(moved);
  });

  it('is refused when the newer version cannot hold it, with the reason', () => {
    const long = recordOf(First.example({ where: 'a place with a very long name indeed' }));
    expect(() => readEvent([Second], long)).toThrow(UnreadableEvent);
    expect(() => readEvent([Second], long)).toThrow('place.name');
  });

  it('is refused when its upcaster fails', () => {
    const Fragile = defineEvent('goals.task.moved.v2', {
      meaning: 'For this spec.',
      data: z.object(task),
      example: { taskId },
      upcasts: {
        from: First,
        up: ({ where, ...rest }) => {
          if (where !== 'home') throw new Error(`no way to say ${where}`);
          return rest;
        },
      },
    });
    expect(() => readEvent([Fragile], recordOf(moved))).toThrow(UnreadableEvent);
    expect(() => readEvent([Fragile], recordOf(moved))).toThrow('no way to say the lake');
  });
});

describe('a later version', () => {
  const options = { meaning: '', data: z.object(task), example: { taskId } };
  const up = (data: { taskId: string }) => ({ taskId: data.taskId });

  it('does not load without saying how it reads the one before', () => {
    expect(() => defineEvent('goals.task.moved.v2', options)).toThrow(
      'say with upcasts how it reads goals.task.moved.v1',
    );
    expect(() => defineEvent('goals.task.moved.v3', { ...options, upcasts: { from: First, up } })).toThrow(
      'from goals.task.moved.v2, not from goals.task.moved.v1',
    );
    expect(() => defineEvent('goals.task.shifted.v2', { ...options, upcasts: { from: First, up } })).toThrow(
      'from goals.task.shifted.v1',
    );
  });

  it('does not load when it cannot hold what the one before published', () => {
    const needs = {
      ...options,
      data: z.object({ ...task, place: z.string() }),
      example: { taskId, place: '' },
    };
    expect(() =>
      defineEvent('goals.task.moved.v2', { ...needs, upcasts: { from: First, up: (data) => data as never } }),
    ).toThrow(z.ZodError);
  });
});

describe('the catalogue', () => {
  it('knows the newest version of every event, itself for most', () => {
    for (const { type } of CATALOGUE)
      expect(newestOf(type)?.type.replace(/\d+$/, '')).toBe(type.replace(/\d+$/, ''));
    expect(newestOf(AchievementEarned.type)).toBe(AchievementEarnedV2);
    expect(newestOf(AchievementEarnedV2.type)).toBe(AchievementEarnedV2);
    expect(newestOf('goals.achievement.earned.v3')).toBeUndefined();
  });

  it.each([
    ['goal_completed', 'goal'],
    ['first_goal', 'goal'],
    ['first_task', 'task'],
    ['longest_streak', 'other'],
  ])('reads what was earned as %s as earned with a %s', (kind, type) => {
    const event = AchievementEarned.example();
    const value = JSON.stringify({ ...event.data, kind });
    const { data } = readEvent([AchievementEarnedV2], {
      key: event.subject,
      value,
      headers: toHeaders(event),
    });
    expect(data.source).toEqual({ type, id: event.data.sourceId });
  });
});
