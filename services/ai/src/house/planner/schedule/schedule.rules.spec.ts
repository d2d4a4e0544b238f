import { describe, expect, it } from '@jest/globals';
import { step } from '../kinds/kind.ts';
import { DAY_MINUTES, freeDays } from './free-days.rules.ts';
import { placeBackward } from './schedule.rules.ts';

const base = { title: '', today: '2026-11-22', timeZone: 'UTC', existingTasks: [], facts: [] };
const steps = (...minutes: number[]) => minutes.map((each, index) => step(`k${index}`, each, 't', 'd', 'b'));

describe('free days', () => {
  it('leave out what is full, what was not named, and today when no time is left', () => {
    const free = freeDays(
      { ...base, timeLeftToday: 10, busyDays: { '2026-11-24': DAY_MINUTES, '2026-11-26': 200 } },
      '2026-11-28',
      ['Sunday', 'Tuesday', 'Thursday'],
    );
    expect(free).toEqual([{ day: '2026-11-26', minutes: 40 }]);
  });

  it('count open tasks of the goal, and finished ones not', () => {
    const existingTasks = [
      { title: 'a', status: 'todo' as const, dueDate: '2026-11-23', durationMinutes: 230 },
      { title: 'b', status: 'completed' as const, dueDate: '2026-11-24', durationMinutes: 230 },
    ];
    expect(freeDays({ ...base, existingTasks }, '2026-11-24', undefined).map(({ day }) => day)).toEqual([
      '2026-11-22',
      '2026-11-24',
    ]);
  });
});

describe('placing backward', () => {
  it('puts the first on the first free day, the last on the target, and keeps the order', () => {
    const { days, squeezed } = placeBackward(
      steps(30, 60, 60, 30),
      freeDays(base, '2026-12-22', undefined),
      base.today,
    );
    expect([days[0], days[3]]).toEqual(['2026-11-22', '2026-12-22']);
    expect([...days].sort()).toEqual(days);
    expect(squeezed).toEqual([]);
  });

  it('moves earlier where a day has no room, and says what found none at all', () => {
    const free = freeDays(base, '2026-11-23', undefined);
    expect(placeBackward(steps(60, 100, 200), free, base.today)).toEqual({
      days: ['2026-11-22', '2026-11-22', '2026-11-23'],
      squeezed: [],
    });
    expect(placeBackward(steps(60, 200, 200), free, base.today).squeezed).toEqual(['k1']);
  });
});
