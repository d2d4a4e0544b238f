import type { Figure } from './figure.ts';

export interface BenchOptions {
  runs: number;
  /** A minute instead of ten: fewer events, and nothing that has to wait for an outage. */
  quick: boolean;
  /** Bounds every load. */
  events: number;
  /** Decides who is who in the loads: the same seed, the same people and the same poison. */
  seed: number;
  /** The suite's parts to run; none means all. */
  only: readonly string[];
  /** A folder for CPU profiles of the measured processes. */
  profile?: string;
  say(line: string): void;
}

export interface Findings {
  figures: Figure[];
  /** What was measured against what, a paragraph each, for the page. */
  method: string[];
  versions: Record<string, string>;
}

export interface Suite {
  name: string;
  title: string;
  /** The names `--only` takes, in the order they run. */
  sections: readonly string[];
  run(options: BenchOptions): Promise<Findings>;
}

interface Entry {
  name: string;
  load(): Promise<{ suite: Suite }>;
}

/** Every suite, each in a folder of its own that exports `suite`. */
export const SUITES: readonly Entry[] = [
  { name: 'events', load: () => import('./events/suite.ts') },
  { name: 'limits', load: () => import('./limits/suite.ts') },
  { name: 'rls', load: () => import('./rls/suite.ts') },
];
