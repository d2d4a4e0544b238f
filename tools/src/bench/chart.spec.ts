import { describe, expect, it } from '@jest/globals';
import { chart } from './chart.ts';
import type { Figure } from './figure.ts';

const drain: Figure = {
  name: 'drain < all',
  unit: 'events/s',
  better: 'more',
  runs: [50],
  baselines: [{ name: 'raw', runs: [100] }],
};

const widths = (svg: string) =>
  [...svg.matchAll(/<rect x="300".*?width="([\d.]+)"/g)].map(([, width]) => Number(width));

describe('the chart', () => {
  it('draws each figure on its own scale, longest bar for the largest value', () => {
    const [ours = 0, theirs = 0] = widths(chart('Events', [drain]));
    expect(ours).toBeCloseTo(theirs / 2);
  });

  it('leaves out what has nothing beside it', () => {
    expect(widths(chart('Events', [{ ...drain, baselines: [] }]))).toEqual([]);
    expect(widths(chart('Events', [{ ...drain, baselines: [{ name: 'not in time', runs: [] }] }]))).toEqual(
      [],
    );
  });

  it('is well formed whatever a figure is called', () => {
    const svg = chart('Events & more', [drain]);
    expect(svg).toContain('drain &lt; all');
    expect(svg).toContain('Events &amp; more');
  });

  it('draws nothing wider than its room for a figure of zeros', () => {
    const zeros = { ...drain, runs: [0], baselines: [{ name: 'raw', runs: [0] }] };
    expect(widths(chart('Events', [zeros]))).toEqual([0, 0]);
  });
});
