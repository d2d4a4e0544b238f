import { describe, expect, it } from '@jest/globals';
import { HashPool, HashPoolFull } from './hash-pool.ts';

function gate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

describe('the pool of hashes', () => {
  it('runs no more at once than it is wide, and everybody in the queue in the end', async () => {
    const pool = new HashPool(2, 10);
    let running = 0;
    let most = 0;
    const work = async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
    };
    await Promise.all(Array.from({ length: 12 }, () => pool.run(work)));
    expect(most).toBe(2);
    expect(running).toBe(0);
  });

  it('refuses who would be one too many, with a time to come back', async () => {
    const pool = new HashPool(1, 1);
    const { open, opened } = gate();
    const first = pool.run(() => opened);
    const second = pool.run(() => Promise.resolve('second'));
    await expect(pool.run(() => Promise.resolve())).rejects.toThrow(HashPoolFull);
    await expect(pool.run(() => Promise.resolve())).rejects.toMatchObject({
      headers: { 'retry-after': '1' },
    });
    open();
    await first;
    expect(await second).toBe('second');
  });

  it('gives its place back when the work fails', async () => {
    const pool = new HashPool(1, 0);
    await expect(pool.run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await pool.run(() => Promise.resolve('again'))).toBe('again');
  });
});
