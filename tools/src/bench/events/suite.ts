import type { Figure } from '../figure.ts';
import type { BenchOptions, Findings, Suite } from '../suites.ts';
import { idle } from './idle.ts';
import { latency, poison } from './latency.ts';
import { Parts } from './parts.ts';
import { recovery } from './recovery.ts';
import { throughput } from './throughput.ts';

const SECTIONS: Record<string, (parts: Parts) => Promise<Figure[]>> = {
  throughput,
  latency,
  poison,
  recovery,
  idle,
};

async function run(options: BenchOptions): Promise<Findings> {
  const wanted = Object.entries(SECTIONS).filter(
    ([name]) => options.only.length === 0 || options.only.includes(name),
  );
  return Parts.with(options, async (parts) => {
    const figures: Figure[] = [];
    for (const [, measure] of wanted) figures.push(...(await measure(parts)));
    return { figures, method: [], versions: {} };
  });
}

export const suite: Suite = {
  name: 'events',
  title: 'Events',
  summary: 'outbox, relay, inbox',
  sections: Object.keys(SECTIONS),
  run,
};
