import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ALL_KINDS } from '../../tools/src/chaos/plan.ts';
import { run } from '../../tools/src/chaos/run.ts';

/** Another one is played with ./odyssey chaos --seed. */
const SEED = 7;

describe('with every kind of fault at least once', () => {
  it('nothing is lost, repeated or out of order, and everybody works again afterwards', async () => {
    const dir = resolve(`.odyssey/chaos-${process.pid}`);
    const lines: string[] = [];
    const { broken, ledger, rounds } = await run({
      seed: SEED,
      events: 2_000,
      faults: ALL_KINDS,
      dir,
      say: (line) => void lines.push(line),
    });
    const committed = ledger.count('commits', `state = 'committed'`);
    ledger.close();
    // Kept when something is wrong: its logs say what the processes saw.
    if (broken.length === 0) rmSync(dir, { recursive: true, force: true });
    expect({ seed: SEED, broken, lines: broken.length > 0 ? lines : [] }).toEqual({
      seed: SEED,
      broken: [],
      lines: [],
    });
    expect(committed).toBeGreaterThanOrEqual(2_000);
    expect(new Set(rounds.map(({ round }) => round.fault?.kind)).size).toBe(ALL_KINDS + 1);
  }, 400_000);
});
