import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { age, ago, ahead, clip, counted } from './words.ts';

describe('what a person reads', () => {
  beforeEach(() => void jest.useFakeTimers({ now: new Date('2026-05-04T07:40:00Z') }));
  afterEach(() => void jest.useRealTimers());

  it.each([
    [null, '-'],
    [-3, '0 s'],
    [59.9, '59 s'],
    [60, '1 min'],
    [3_599, '59 min'],
    [3_600, '1 h'],
    [86_399, '23 h'],
    [8 * 86_400, '8 d'],
  ])('tells an age of %s s as %s', (seconds, told) => {
    expect(age(seconds)).toBe(told);
  });

  it('tells past and future apart', () => {
    expect(ago('2026-05-04T07:37:00Z')).toBe('3 min ago');
    expect(ago(null)).toBe('-');
    expect(ahead('2026-05-04T07:40:12Z')).toBe('in 12 s');
    expect(ahead('2026-05-04T07:39:00Z')).toBe('now');
  });

  it('is one line that fits, and nothing in it steers the terminal', () => {
    expect(clip(`a\nb\u001b[2Jc${'x'.repeat(200)}`)).toHaveLength(100);
    expect(clip('a\n\tb\u001b[2Jc')).toBe('a b [2Jc');
  });

  it('counts in words', () => {
    expect([0, 1, 1_200].map((n) => counted(n, 'event'))).toEqual(['0 events', '1 event', '1,200 events']);
  });
});
