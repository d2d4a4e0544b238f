import { setTimeout as sleep } from 'node:timers/promises';
import type { Baseline, Figure } from '../figure.ts';
import type { Worker } from '../worker.ts';
import { type Parts, SIDE_BY_SIDE } from './parts.ts';
import type { Load } from './workers/answers.ts';
import type { LoadProgram } from './workers/load.ts';

const SECONDS = 4;
/** Between two loads, so that one does not pay for the other. */
const QUIET_MS = 1_500;

const SHARES = ['0.7', '0.9', '1', '2', '4'] as const;
type Share = (typeof SHARES)[number];

interface Run {
  capacity: number;
  loads: Record<Share, Load>;
}

/** The same service below what it can do, at it and far beyond, in one run. @throws when an answer was neither done nor shed. */
export async function overload(parts: Parts): Promise<Figure[]> {
  const { callers, stop } = await parts.house();
  const runs: Run[] = [];
  while (runs.length < parts.options.runs) runs.push(await oneRun(parts, callers));
  await stop();
  return figures(runs);
}

async function oneRun(parts: Parts, callers: Worker<LoadProgram>): Promise<Run> {
  const capacity = await callers.call('asFastAsAnswered', { sideBySide: SIDE_BY_SIDE, seconds: SECONDS });
  parts.options.say(`overload: ${Math.round(capacity)} requests/s can be done`);
  const loads: Partial<Record<Share, Load>> = {};
  for (const share of SHARES) {
    await sleep(QUIET_MS);
    const load = await callers.call('byTheClock', { perSecond: capacity * Number(share), seconds: SECONDS });
    if (Object.keys(load.others).length > 0)
      throw new Error(
        `at ${share} × what can be done some were neither done nor shed: ${JSON.stringify(load.others)}`,
      );
    parts.options.say(`overload, ${share} ×: ${told(load)}`);
    loads[share] = load;
  }
  return { capacity, loads: loads as Record<Share, Load> };
}

function told({ accepted, p99, firstSecondP99, shedShare, lateP99 }: Load): string {
  const ms = (value: number | null) => `${Math.round(value ?? 0)} ms`;
  const shed = Math.round(shedShare * 100);
  return `${Math.round(accepted)}/s done, p99 ${ms(p99)} (first second ${ms(firstSecondP99)}), ${shed} % shed, our clock ${ms(lateP99)} late`;
}

function figures(runs: Run[]): Figure[] {
  const of = (share: Share, read: (load: Load) => number | null) =>
    runs.map(({ loads }) => read(loads[share])).filter((value) => value !== null);
  const below = (read: (load: Load) => number): Baseline[] => [
    { name: 'at 0.9 ×', runs: of('0.9', read) },
    { name: 'at 0.7 ×', runs: of('0.7', read) },
  ];
  const better = 'less';
  const beyond = (share: Share): Figure[] => [
    {
      name: `at ${share} × what can be done: done`,
      unit: 'requests/s',
      better: 'more',
      runs: of(share, ({ accepted }) => accepted),
      baselines: [{ name: 'what can be done', runs: runs.map(({ capacity }) => capacity) }],
    },
    {
      name: `at ${share} ×: p50 of what is done`,
      unit: 'ms',
      better,
      runs: of(share, ({ p50 }) => p50),
      baselines: below(({ p50 }) => p50),
    },
    {
      name: `at ${share} ×: p99 of what is done`,
      unit: 'ms',
      better,
      runs: of(share, ({ p99 }) => p99),
      baselines: below(({ p99 }) => p99),
      target: '≤ 2 × at 0.9',
    },
    {
      name: `at ${share} ×: p99 in the first second`,
      unit: 'ms',
      better,
      runs: of(share, ({ firstSecondP99 }) => firstSecondP99),
      baselines: below(({ p99 }) => p99),
      target: '≤ 2 × at 0.9',
    },
    {
      name: `at ${share} ×: shed`,
      unit: '% of the requests',
      better,
      runs: of(share, ({ shedShare }) => shedShare * 100),
      baselines: [],
    },
    {
      name: `at ${share} ×: p99 until a 503`,
      unit: 'ms',
      better,
      runs: of(share, ({ shedP99 }) => shedP99),
      baselines: below(({ p99 }) => p99),
    },
  ];
  const late = of('4', ({ lateP99 }) => lateP99);
  const clock: Figure = {
    name: 'at 4 ×: p99 our own clock was late',
    unit: 'ms',
    better,
    runs: late,
    baselines: [],
  };
  return [...beyond('1'), ...beyond('2'), ...beyond('4'), clock];
}
