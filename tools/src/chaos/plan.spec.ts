import { describe, expect, it } from '@jest/globals';
import { ALL_KINDS, planOf } from './plan.ts';
import { transactions } from './stream.ts';

const WISHES = { seed: 11, events: 5_000, faults: 80 };

const firstOf = (seed: number) => {
  const stream = transactions(seed, planOf({ ...WISHES, seed }).people);
  return Array.from({ length: 200 }, () => stream.next().value);
};

describe('a plan', () => {
  it('follows from its seed alone: faults, people, times and transactions', () => {
    expect(planOf(WISHES)).toEqual(planOf(WISHES));
    expect(firstOf(11)).toEqual(firstOf(11));
    expect(planOf({ ...WISHES, seed: 12 })).not.toEqual(planOf(WISHES));
    expect(firstOf(12)).not.toEqual(firstOf(11));
  });

  it('meets every kind of fault before it meets one again', () => {
    const kinds = planOf({ ...WISHES, faults: ALL_KINDS }).rounds.map(({ fault }) => fault?.kind);
    expect(new Set(kinds).size).toBe(ALL_KINDS + 1);
  });

  it('begins without a fault and shares out its events to the last', () => {
    const { rounds } = planOf(WISHES);
    expect(rounds[0]?.fault).toBeUndefined();
    expect(rounds.reduce((sum, { events }) => sum + events, 0)).toBe(5_000);
  });

  it('of one kind has no other; a kind that is not there is named with those that are', () => {
    const kinds = planOf({ ...WISHES, only: 'half-open' })
      .rounds.slice(1)
      .map(({ fault }) => fault?.kind);
    expect(kinds).toHaveLength(80);
    for (const kind of kinds) expect(kind).toContain('half-open');
    expect(() => planOf({ ...WISHES, only: 'earthquake' })).toThrow('earthquake');
  });
});
