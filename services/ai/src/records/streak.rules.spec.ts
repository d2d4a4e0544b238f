import { describe, expect, it } from '@jest/globals';
import { streakUntil } from './streak.rules.ts';

describe('a streak', () => {
  it.each([
    ['nothing was finished', [], 0],
    ['only today', ['2026-05-04'], 1],
    ['three days up to today, over the end of a month', ['2026-05-04', '2026-05-03', '2026-05-02'], 3],
    ['up to yesterday, today being not over', ['2026-05-03', '2026-05-02'], 2],
    ['broken the day before yesterday', ['2026-05-02', '2026-05-01'], 0],
    ['with a gap', ['2026-05-04', '2026-05-02'], 1],
  ])('%s', (_, days, length) => {
    expect(streakUntil(new Set(days), '2026-05-04')).toBe(length);
  });

  it('runs over the end of a month and a leap day', () => {
    expect(streakUntil(new Set(['2028-03-01', '2028-02-29', '2028-02-28']), '2028-03-01')).toBe(3);
  });
});
