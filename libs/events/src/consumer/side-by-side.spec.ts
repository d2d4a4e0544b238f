import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sideBySide } from './side-by-side.ts';

const turns = async (count: number) => {
  for (let n = 0; n < count; n += 1) await Promise.resolve();
};

describe('chains side by side', () => {
  it('run everything once, each chain in order and no more at a time than allowed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.nat(5), { maxLength: 5 }), { maxLength: 12 }),
        fc.integer({ min: 1, max: 5 }),
        async (delays, width) => {
          const chains = delays.map((chain, c) => chain.map((delay, n) => ({ c, n, delay })));
          const ran: { c: number; n: number }[] = [];
          let at = 0;
          let most = 0;
          const run = async (item: { c: number; n: number; delay: number }) => {
            at += 1;
            most = Math.max(most, at);
            await turns(item.delay);
            ran.push(item);
            at -= 1;
          };
          await sideBySide(chains, width, run, () => false);
          expect(ran).toHaveLength(chains.flat().length);
          expect(most).toBeLessThanOrEqual(width);
          for (const [c, chain] of chains.entries())
            expect(ran.filter((item) => item.c === c)).toEqual(chain);
        },
      ),
    );
  });

  it('start nothing after enough, nor after a failure', async () => {
    const ran: number[] = [];
    const chain = [1, 2, 3, 4];
    await sideBySide(
      [chain],
      2,
      async (n) => void ran.push(n),
      () => ran.length === 2,
    );
    expect(ran).toEqual([1, 2]);
    const failing = async (n: number) => {
      await turns(n);
      if (n === 1) throw new Error('poison');
      ran.push(n);
    };
    await expect(sideBySide([[1], [9, 10], [3]], 2, failing, () => false)).rejects.toThrow('poison');
    await turns(20);
    // The nine was on its way; the ten and the three were not.
    expect(ran).toEqual([1, 2, 9]);
  });
});
