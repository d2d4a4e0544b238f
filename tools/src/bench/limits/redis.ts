import { type Figure, median } from '../figure.ts';
import { Processor } from '../processor.ts';
import type { Worker } from '../worker.ts';
import type { Parts } from './parts.ts';
import type { LoadProgram } from './workers/load.ts';

const COUNTS = ['shared', 'local'] as const;
type Count = (typeof COUNTS)[number];

const SLICE_SECONDS = 0.25;
/** Of each in turn, in one run. */
const SLICES = 6;
const WARM_UP_SECONDS = 2;
const SIDE_BY_SIDE = 4;

/** What it costs to count a request in Redis, against counting it in the process as when Redis is away. */
export async function redis(parts: Parts): Promise<Figure[]> {
  const [shared, local] = [await parts.goals({ redis: true }), await parts.goals({ redis: false })];
  const callers: Record<Count, Worker<LoadProgram>> = {
    shared: await parts.callers(await shared.call('url'), shared),
    local: await parts.callers(await local.call('url'), local),
  };
  const work = (count: Count, seconds: number) =>
    callers[count].call('asFastAsAnswered', { sideBySide: SIDE_BY_SIDE, seconds });
  for (const count of COUNTS) await work(count, WARM_UP_SECONDS);
  const processor = new Processor([
    shared.pid,
    local.pid,
    parts.stack.part('redis').pid ?? 0,
    ...parts.postgres,
  ]);
  const costs: Record<Count, number[]> = { shared: [], local: [] };
  const rates: Record<Count, number[]> = { shared: [], local: [] };
  for (let run = 0; run < parts.options.runs; run += 1) {
    const spent = {
      shared: { rate: [] as number[], cost: [] as number[] },
      local: { rate: [] as number[], cost: [] as number[] },
    };
    for (let slice = 0; slice < SLICES; slice += 1)
      for (const count of (run + slice) % 2 ? COUNTS.toReversed() : COUNTS) {
        const before = processor.read();
        const rate = await work(count, SLICE_SECONDS);
        spent[count].rate.push(rate);
        spent[count].cost.push((processor.read() - before) / (rate * SLICE_SECONDS));
      }
    for (const count of COUNTS) {
      costs[count].push(median(spent[count].cost));
      rates[count].push(median(spent[count].rate));
    }
    parts.options.say('redis: measured');
  }
  await Promise.all([callers.shared, callers.local, shared, local].map((worker) => worker.stop()));
  return [
    {
      name: 'a request that is counted in Redis: cost',
      unit: 'µs of processor',
      better: 'less',
      runs: costs.shared,
      baselines: [{ name: 'counted in the process', runs: costs.local }],
    },
    {
      name: 'four at once, counted in Redis',
      unit: 'requests/s',
      better: 'more',
      runs: rates.shared,
      baselines: [{ name: 'counted in the process', runs: rates.local }],
    },
  ];
}
