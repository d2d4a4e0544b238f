import { describe, expect, it } from '@jest/globals';
import { periodAround } from './period.rules.ts';

describe('the period of a recap', () => {
  it.each([
    ['daily', '2026-05-06', '2026-05-06', '2026-05-06'],
    ['weekly', '2026-05-04', '2026-05-04', '2026-05-10'],
    ['weekly', '2026-05-10', '2026-05-04', '2026-05-10'],
    ['weekly', '2026-01-01', '2025-12-29', '2026-01-04'],
    ['monthly', '2028-02-10', '2028-02-01', '2028-02-29'],
    ['yearly', '2026-05-06', '2026-01-01', '2026-12-31'],
  ] as const)('%s around %s is %s to %s', (kind, day, from, to) => {
    expect(periodAround(kind, day)).toEqual({ from, to });
  });
});
