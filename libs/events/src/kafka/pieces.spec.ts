import { describe, expect, it } from '@jest/globals';
import type { OutgoingRecord } from '../outbox/relay.ts';
import { inPieces } from './kafka.ts';

const record = (n: number, bytes: number): OutgoingRecord => ({
  topic: 'odyssey.goals',
  key: 'ada',
  value: 'x'.repeat(bytes),
  headers: { ce_id: String(n) },
});

describe('the records of one request', () => {
  it('are less than the broker takes for one partition, and keep their order', () => {
    const all = Array.from({ length: 50 }, (_, n) => record(n, n % 7 === 0 ? 400_000 : 30_000));
    const pieces = inPieces(all);
    expect(pieces.flat()).toEqual(all);
    for (const piece of pieces) {
      expect(piece.reduce((sum, { value }) => sum + value.length, 0)).toBeLessThan(1_000_000);
    }
  });

  it('are all of a batch of small ones, and one of the largest', () => {
    expect(inPieces(Array.from({ length: 1_000 }, (_, n) => record(n, 500)))).toHaveLength(1);
    expect(inPieces([record(1, 1_040_000), record(2, 1_040_000)]).map((piece) => piece.length)).toEqual([
      1, 1,
    ]);
  });

  it('are all in one request when no partition gets too much of them', () => {
    const people = Array.from({ length: 3_000 }, (_, n) => ({ ...record(n, 1_000), key: `person-${n}` }));
    expect(inPieces(people)).toHaveLength(1);
  });
});
