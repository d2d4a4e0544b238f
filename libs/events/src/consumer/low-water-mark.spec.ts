import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LowWaterMark } from './low-water-mark.ts';

describe('the low-water mark', () => {
  it('stays below a record that still runs, however many later ones have finished', () => {
    const mark = new LowWaterMark();
    for (const offset of [5n, 6n, 7n]) mark.start(offset);
    mark.finish(6n);
    mark.finish(7n);
    expect(mark.uncommitted).toBe(5n);
    mark.finish(5n);
    expect(mark.uncommitted).toBe(8n);
  });

  it('has nothing to commit twice', () => {
    const mark = new LowWaterMark();
    expect(mark.uncommitted).toBeUndefined();
    mark.start(0n);
    mark.finish(0n);
    mark.commit(1n);
    expect(mark.uncommitted).toBeUndefined();
  });

  it('never passes an unfinished record, in any order of finishing, with gaps between offsets', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(200), { minLength: 1 }),
        fc.infiniteStream(fc.nat()),
        (raw, picks) => {
          const offsets = raw.sort((a, b) => a - b).map(BigInt);
          const mark = new LowWaterMark();
          for (const offset of offsets) mark.start(offset);
          const open = [...offsets];
          while (open.length > 0) {
            const [finished] = open.splice(Number(picks.next().value) % open.length, 1);
            mark.finish(finished as bigint);
            const lowest = open.reduce<bigint | undefined>(
              (min, o) => (min === undefined || o < min ? o : min),
              undefined,
            );
            expect(mark.position).toBe(lowest ?? (offsets.at(-1) as bigint) + 1n);
          }
        },
      ),
    );
  });
});
