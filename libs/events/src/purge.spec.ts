import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { Purge } from './purge.ts';

describe('the purge', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('runs soon after the start, for a process that never lives for an hour, and again each hour', async () => {
    let runs = 0;
    const query = async (sql: string) => {
      if (sql.includes('delete from inbox')) runs += 1;
      return [[], 0];
    };
    const purge = new Purge({ query } as unknown as DataSource);
    purge.start();
    await jest.advanceTimersByTimeAsync(5 * 60_000);
    expect(runs).toBe(1);
    await jest.advanceTimersByTimeAsync(3_600_000);
    expect(runs).toBe(2);
    purge.stop();
    await jest.advanceTimersByTimeAsync(7_200_000);
    expect(runs).toBe(2);
  });
});
