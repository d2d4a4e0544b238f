import { describe, expect, it } from '@jest/globals';
import { mannWhitney } from './mann-whitney.ts';

describe('comparing two samples', () => {
  it('counts as the paper does', () => {
    // 3 beats 1, 5 beats 1 and 4, 9 beats 1, 4 and 8: six of twelve pairs.
    const { effect, z } = mannWhitney([3, 5, 9], [1, 4, 8, 10]);
    expect(effect).toBeCloseTo(6 / 12);
    expect(z).toBeCloseTo(0);
  });

  it('sees no difference where there is none, and all of it where nothing overlaps', () => {
    const low = Array.from({ length: 60 }, (_, i) => i);
    expect(mannWhitney(low, low)).toEqual({ effect: 0.5, z: 0 });
    const apart = mannWhitney(
      low.map((value) => value + 100),
      low,
    );
    expect(apart.effect).toBe(1);
    expect(apart.z).toBeGreaterThan(9);
  });
});
