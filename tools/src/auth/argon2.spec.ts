import { describe, expect, it } from '@jest/globals';
import { CANDIDATES, type Measured, recommended } from './argon2.ts';

const took = (memoryKib: number, passes: number, milliseconds: number): Measured => ({
  memoryKib,
  passes,
  milliseconds,
  logInsPerSecond: 1000 / milliseconds,
  memoryMib: memoryKib / 1024,
});

describe('what a hash should cost here', () => {
  it('is the strongest that keeps a log-in quick', () => {
    const measured = [took(19_456, 2, 20), took(47_104, 2, 60), took(65_536, 2, 90), took(65_536, 3, 130)];
    expect(recommended(measured)).toMatchObject({ memoryKib: 65_536, passes: 2 });
  });

  it('is never below the floor, however slow the machine', () => {
    expect(recommended([took(19_456, 2, 900), took(65_536, 3, 4_000)])).toMatchObject({ memoryKib: 19_456 });
    // OWASP: 19 MiB with two passes, 46 MiB with one.
    const floor = (passes: number) => (passes === 1 ? 47_104 : 19_456);
    expect(CANDIDATES.filter(({ memoryKib, passes }) => memoryKib < floor(passes))).toEqual([]);
  });
});
