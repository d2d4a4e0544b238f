import { describe, expect, it } from '@jest/globals';
import { isAboveFloor } from './argon2-cost.rules.ts';

describe('what a hash may cost', () => {
  it.each([
    [19_456, 2, true],
    [19_456, 1, false],
    [19_455, 2, false],
    [47_104, 1, true],
    [7_168, 5, true],
    [7_167, 20, false],
    [65_536, 3, true],
  ])('%i KiB and %i passes: %s', (memoryKib, passes, enough) => {
    expect(isAboveFloor({ memoryKib, passes })).toBe(enough);
  });
});
