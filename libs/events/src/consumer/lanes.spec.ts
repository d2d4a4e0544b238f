import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Lanes } from './lanes.ts';

interface Item {
  key: string;
  n: number;
}

describe('lanes', () => {
  it('keep the order of each key and run everything once, whatever arrives when', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('ada', 'ben', 'cy', 'dee', 'eve'), { maxLength: 120 }),
        async (keys) => {
          const seen: Item[] = [];
          const lanes = new Lanes<Item>(
            async (group) => {
              await Promise.resolve();
              seen.push(...group);
            },
            4,
            7,
          );
          for (const [n, key] of keys.entries()) {
            lanes.push({ key, n });
            if (n % 5 === 0) await Promise.resolve();
          }
          await lanes.settled();
          expect(seen).toHaveLength(keys.length);
          for (const key of new Set(keys)) {
            const order = seen.filter((item) => item.key === key).map((item) => item.n);
            expect(order).toEqual([...order].sort((a, b) => a - b));
          }
        },
      ),
    );
  });

  it('take what waits as one group, up to the size', async () => {
    const groups: number[] = [];
    const lanes = new Lanes<Item>(async (group) => void groups.push(group.length), 1, 50);
    for (let n = 0; n < 120; n += 1) lanes.push({ key: 'ada', n });
    await lanes.settled();
    expect(groups).toEqual([50, 50, 20]);
  });

  it('forget what has not been started, and only that', async () => {
    const ran: number[] = [];
    let release = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const lanes = new Lanes<Item>(
      async (group) => {
        await gate;
        ran.push(...group.map((item) => item.n));
      },
      1,
      1,
    );
    for (let n = 0; n < 4; n += 1) lanes.push({ key: 'ada', n });
    await Promise.resolve();
    await Promise.resolve();
    expect(lanes.clear((item) => item.n !== 2)).toHaveLength(2);
    release();
    await lanes.settled();
    expect(ran).toEqual([0, 2]);
  });
});
