/** One thing that was measured several times, beside what others reach in the same runs. */
export interface Figure {
  name: string;
  unit: string;
  /** Which way is good. */
  better: 'more' | 'less';
  runs: number[];
  /** Measured in turn with ours, so that a busy machine is busy for all of them. */
  baselines: Baseline[];
  /** What we set out to reach, as people write it. */
  target?: string;
}

export interface Baseline {
  name: string;
  runs: number[];
}

/** A figure against one of its baselines, as `--json` prints it. */
export interface Measure {
  name: string;
  unit: string;
  runs: number[];
  /** Null when it never came in time. */
  median: number | null;
  baseline: number | null;
  /** Ours divided by the baseline: above 1 is good where more is better. */
  ratio: number | null;
}

/** Half of the values lie below it. @returns NaN for none. */
export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** The value below which this share lies, interpolated. @returns NaN for no values. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  const place = (sorted.length - 1) * share;
  const low = sorted[Math.floor(place)];
  const high = sorted[Math.ceil(place)];
  if (low === undefined || high === undefined) return Number.NaN;
  return low + (high - low) * (place - Math.floor(place));
}

/** One measure for each baseline; a figure without any has one of its own. */
export function measuresOf({ name, unit, runs, baselines }: Figure): Measure[] {
  const own = median(runs);
  const measured = baselines.filter((baseline) => baseline.runs.length > 0);
  if (measured.length === 0)
    return [{ name, unit, runs, median: nullable(own), baseline: null, ratio: null }];
  return measured.map((baseline) => {
    const theirs = median(baseline.runs);
    return {
      name: `${name}, against ${baseline.name}`,
      unit,
      runs,
      median: nullable(own),
      baseline: nullable(theirs),
      ratio: nullable(own / theirs),
    };
  });
}

/** Three digits that tell something, with commas. */
export function shortNumber(value: number): string {
  if (!Number.isFinite(value)) return '–';
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return Number(value.toFixed(digits)).toLocaleString('en-US', { maximumFractionDigits: 2 });
}

const nullable = (value: number): number | null => (Number.isFinite(value) ? value : null);
