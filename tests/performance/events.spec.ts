import { beforeAll, describe, expect, it } from '@jest/globals';
import { suite } from '../../tools/src/bench/events/suite.ts';
import { type Measure, measuresOf } from '../../tools/src/bench/figure.ts';
import { AT_LEAST, AT_MOST, REACHED_ON } from './reached.ts';

/** A small bench on a stack of its own. Only ratios within it are looked at: how long anything took says nothing. */
describe(`the speed of events, against half of what was reached on ${REACHED_ON}`, () => {
  let measures: Measure[];

  beforeAll(async () => {
    const { figures } = await suite.run({
      runs: 1,
      quick: true,
      events: 12_000,
      seed: 1,
      only: ['throughput', 'poison'],
      say: () => undefined,
    });
    measures = figures.flatMap(measuresOf);
  }, 120_000);

  const ratioOf = (name: string) => {
    const found = measures.find((measure) => measure.name === name);
    if (!found)
      throw new Error(`nothing was measured as "${name}": ${measures.map((m) => m.name).join(' | ')}`);
    return found.ratio ?? Number.NaN;
  };

  it.each(Object.entries(AT_LEAST))('%s: %d, at least half of it', (name, reached) => {
    expect(ratioOf(name)).toBeGreaterThanOrEqual(reached / 2);
  });

  it.each(Object.entries(AT_MOST))('%s: %d, at most twice that', (name, reached) => {
    expect(ratioOf(name)).toBeLessThanOrEqual(reached * 2);
  });

  it('delivers every event of healthy people, whatever fails beside them', () => {
    const missing = measures.find(({ name }) => name.startsWith('healthy events not delivered'));
    expect(missing?.median).toBe(0);
  });
});
