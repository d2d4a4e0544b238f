import { describe, expect, it } from '@jest/globals';
import { LocalCounts } from './local-counts.ts';

describe('counting in one process', () => {
  it('adds up what one key takes, until its window ends', () => {
    const counts = new LocalCounts(1_000);
    expect(counts.add('a', 1, 0)).toEqual({ taken: 1, endsInMs: 1_000 });
    expect(counts.add('a', 10, 400)).toEqual({ taken: 11, endsInMs: 600 });
    expect(counts.add('b', 1, 400)).toEqual({ taken: 1, endsInMs: 1_000 });
    expect(counts.add('a', 1, 1_000)).toEqual({ taken: 1, endsInMs: 1_000 });
  });

  it('keeps nothing of windows that have ended', () => {
    const counts = new LocalCounts(1_000);
    for (let i = 0; i < 50; i += 1) counts.add(`key-${i}`, 1, i);
    counts.add('late', 1, 2_000);
    expect(counts.size).toBe(1);
  });

  it('does not grow with the number of addresses that an attacker has', () => {
    const counts = new LocalCounts(60_000, 100);
    for (let i = 0; i < 1_000; i += 1) counts.add(`key-${i}`, 1, i);
    expect(counts.size).toBe(100);
    expect(counts.add('key-999', 1, 1_000).taken).toBe(2);
  });
});
