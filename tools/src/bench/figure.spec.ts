import { describe, expect, it } from '@jest/globals';
import { type Figure, measuresOf, median, percentile, shortNumber } from './figure.ts';

const aFigure = (changes: Partial<Figure> = {}): Figure => ({
  name: 'relay drain',
  unit: 'events/s',
  better: 'more',
  runs: [30, 10, 20],
  baselines: [{ name: 'raw kafkajs', runs: [40, 50, 30] }],
  ...changes,
});

describe('a figure', () => {
  it('is the median of its runs, against the median of the baseline', () => {
    expect(measuresOf(aFigure())).toEqual([
      {
        name: 'relay drain, against raw kafkajs',
        unit: 'events/s',
        runs: [30, 10, 20],
        median: 20,
        baseline: 40,
        ratio: 0.5,
      },
    ]);
  });

  it('is one measure for each baseline, and one alone without any', () => {
    const two = [
      { name: 'a', runs: [1] },
      { name: 'b', runs: [2] },
    ];
    expect(measuresOf(aFigure({ baselines: two })).map(({ name }) => name)).toEqual([
      'relay drain, against a',
      'relay drain, against b',
    ]);
    expect(measuresOf(aFigure({ baselines: [] }))).toMatchObject([
      { name: 'relay drain', median: 20, baseline: null, ratio: null },
    ]);
  });

  it('has no ratio to a baseline of nothing: JSON knows no infinity', () => {
    const nothing = [{ name: 'nothing', runs: [0] }];
    expect(measuresOf(aFigure({ baselines: nothing }))).toMatchObject([{ baseline: 0, ratio: null }]);
  });

  it('that never came has no median', () => {
    expect(measuresOf(aFigure({ runs: [] }))).toMatchObject([{ median: null, ratio: null }]);
  });
});

describe('percentiles', () => {
  it('lie between the values, whatever their order', () => {
    expect(percentile([4, 1, 3, 2], 0.5)).toBe(2.5);
    expect(percentile([1, 2, 3, 4, 5], 0.99)).toBeCloseTo(4.96);
    expect(median([7])).toBe(7);
    expect(median([])).toBeNaN();
  });
});

describe('a number for people', () => {
  it.each([
    [18_342.6, '18,343'],
    [42.34, '42.3'],
    [0.738, '0.74'],
    [0, '0'],
    [Number.NaN, '–'],
  ])('%d is written %s', (value, text) => {
    expect(shortNumber(value)).toBe(text);
  });
});
