import { describe, expect, it } from '@jest/globals';
import { dueTimes, type Load, randomFrom, runLoad } from './load.ts';
import { personOf } from './people.ts';

const aLoad = (changes: Partial<Load> = {}): Load => ({
  rate: 2_000,
  seconds: 1,
  burst: 1,
  from: 100,
  people: 10,
  poisoned: 0.1,
  seed: 7,
  ...changes,
});

describe('an open-model load', () => {
  it('is due by the clock, with the burst in the middle second', () => {
    const due = dueTimes({ rate: 4, seconds: 3, burst: 2 });
    expect(due).toHaveLength(4 + 8 + 4);
    expect(due.slice(0, 4)).toEqual([0, 250, 500, 750]);
    expect(due.filter((at) => at >= 1_000 && at < 2_000)).toHaveLength(8);
  });

  it('starts writes that are due though earlier ones have not ended', async () => {
    let running = 0;
    let most = 0;
    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const done = runLoad(aLoad({ rate: 50 }), async (n) => {
      running += 1;
      most = Math.max(most, running);
      if (n === 149) open();
      await gate;
      running -= 1;
    });
    expect((await done).commits).toHaveLength(50);
    expect(most).toBe(50);
  });

  it('counts what failed and never as committed', async () => {
    const { commits, failed } = await runLoad(aLoad({ rate: 10 }), async (n) => {
      if (n % 2 === 0) throw new Error('away');
    });
    expect({ commits: commits.map(([n]) => n), failed }).toEqual({
      commits: [101, 103, 105, 107, 109],
      failed: 5,
    });
  });

  it('is the same people and the same poison for the same seed, and others for another', async () => {
    const who = async (seed: number) => {
      const people: number[] = [];
      const { poisoned } = await runLoad(aLoad({ rate: 200, seed }), async (_n, person) => {
        people.push(person);
      });
      return { people, poisoned };
    };
    expect(await who(7)).toEqual(await who(7));
    expect(await who(8)).not.toEqual(await who(7));
  });

  it('gives all poisoned events to one person, who has no others', async () => {
    const healthy = new Set<number>();
    const poisoned = new Set<number>();
    await runLoad(aLoad({ rate: 500 }), async (_n, person, fails) => {
      (fails ? poisoned : healthy).add(person);
    });
    expect([...poisoned]).toEqual([0]);
    expect(healthy.has(0)).toBe(false);
  });
});

describe('what a seed decides', () => {
  it('is spread evenly below one', () => {
    const random = randomFrom(1);
    const values = Array.from({ length: 10_000 }, random);
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...values)).toBeLessThan(1);
    expect(values.reduce((sum, value) => sum + value, 0) / values.length).toBeCloseTo(0.5, 1);
  });

  it('is a uuid for each person', () => {
    expect(personOf(1, 0)).toMatch(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-8[\da-f]{3}-[\da-f]{12}$/);
    expect(personOf(1, 0)).toBe(personOf(1, 0));
    expect(personOf(1, 1)).not.toBe(personOf(1, 0));
    expect(personOf(2, 0)).not.toBe(personOf(1, 0));
  });
});
