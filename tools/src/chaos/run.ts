import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describeViolation, violations } from './checks.ts';
import { CONSUMERS } from './consumers.ts';
import { Feeder } from './feeder.ts';
import { finish } from './finish.ts';
import { Ledger, monotonicNow } from './ledger.ts';
import { type Plan, type PlanWishes, planOf } from './plan.ts';
import { play, type RoundResult } from './round.ts';
import { collect, deadLetters, resolveOpen } from './settle.ts';
import { transactions } from './stream.ts';
import { World } from './world.ts';

export interface RunOptions extends PlanWishes {
  /** Of this run alone; emptied first. */
  readonly dir: string;
  say(line: string): void;
}

export interface RunResult {
  readonly plan: Plan;
  readonly rounds: readonly RoundResult[];
  /** A sentence for each broken promise. */
  readonly broken: readonly string[];
  /** Open; the caller closes it. */
  readonly ledger: Ledger;
  /** How often a process of the world ended without being asked to. */
  readonly deaths: number;
  /** Transactions that nobody answered for. */
  readonly unsure: number;
  readonly seconds: number;
  /** How many events were asked for. */
  readonly events: number;
  /** When the ledger's clock was at zero, in epoch milliseconds. */
  readonly epoch: number;
}

/** Plays the plan of the seed on the real parts and says which promises were broken. @throws when it cannot be played. */
export async function run(options: RunOptions): Promise<RunResult> {
  const { dir, say } = options;
  const began = performance.now();
  const epoch = Date.now() - monotonicNow() / 1_000;
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  const plan = planOf(options);
  const ledger = new Ledger(join(dir, 'ledger.sqlite'));
  const feeder = new Feeder(ledger, transactions(plan.seed, plan.people));
  const world = await World.start(
    dir,
    {
      heard(worker, message) {
        if (message.kind === 'erased') ledger.erase(message.person);
        feeder.heard(worker, message);
      },
      gone: (worker) => feeder.gone(worker),
    },
    say,
  );
  try {
    const broken: string[] = [];
    const rounds: RoundResult[] = [];
    for (const [n, round] of plan.rounds.entries()) {
      const result = await play({ world, feeder, ledger, plan }, round);
      rounds.push(result);
      broken.push(...result.broken);
      const what = `${round.fault?.kind ?? 'no fault'}${result.remark ? ` (${result.remark})` : ''}`;
      say(`round ${n} of ${plan.rounds.length - 1}: ${what}; ${feeder.confirmed} events committed`);
    }
    broken.push(...(await finish(world, feeder)));
    say('all faults are over; comparing what was committed with what was done');
    const unsure = await resolveOpen(world, ledger);
    await collect(world, ledger);
    broken.push(...(await deadLetters(world)));
    broken.push(...violations(ledger, { consumers: CONSUMERS }).map(describeViolation));
    const deaths = world.workers.reduce((sum, worker) => sum + worker.deaths, 0);
    const seconds = (performance.now() - began) / 1_000;
    return { plan, rounds, broken, ledger, deaths, unsure, seconds, events: options.events, epoch };
  } finally {
    await world.stop();
  }
}
