import { CONSUMERS } from './consumers.ts';
import { ACTS } from './faults.ts';
import type { Feeder } from './feeder.ts';
import { type Ledger, monotonicNow } from './ledger.ts';
import { type Fault, type Plan, poisonedBy, type Round } from './plan.ts';
import { handledOf } from './settle.ts';
import { comes } from './wait.ts';
import type { World } from './world.ts';

/** Of a round whose fault is over sooner: long enough to see events flow. Milliseconds. */
const ROUND_MS = 1_000;
/** Events that a round asks for in a second at most. */
const RATE = 1_000;
/** Events that are looked for, and for how long. */
const SAMPLE = 50;
const FLOWS_WITHIN_MS = 30_000;

export interface Stage {
  readonly world: World;
  readonly feeder: Feeder;
  readonly ledger: Ledger;
  readonly plan: Plan;
}

export interface RoundResult {
  readonly round: Round;
  /** On the ledger's clock, in microseconds. */
  readonly began: number;
  readonly ended: number;
  /** What did not happen as planned; the promises must hold all the same. */
  readonly remark: string | undefined;
  readonly broken: readonly string[];
}

/** Commits the events of a round while its fault comes and goes. */
export async function play(stage: Stage, round: Round): Promise<RoundResult> {
  const { world, feeder, plan } = stage;
  const began = monotonicNow();
  const overMs = Math.max(ROUND_MS, round.fault?.lasts ?? 0, (round.events / RATE) * 1_000);
  if (round.erased !== undefined) erase(world, plan.people[round.erased] ?? '');
  const poison = round.fault?.kind === 'poisoned person';
  const [said] = await Promise.all([
    round.fault && !poison ? act(world, round.fault) : undefined,
    feeder.feed(world.producers, round.events, overMs),
    poison && round.fault ? poisonOne(stage, round.fault) : undefined,
  ]);
  const kind = round.fault?.kind ?? '';
  const broken = poison || kind.startsWith('half-open') ? await flows(stage, began, kind) : [];
  world.poison();
  return { round, began, ended: monotonicNow(), remark: said, broken };
}

function act(world: World, fault: Fault): Promise<string | undefined> {
  if (fault.kind === 'poisoned person') throw new Error('a poisoned person is the round’s own affair');
  return ACTS[fault.kind](world, fault);
}

/** By whichever consumer is there; one that is killed before it answers leaves the person as they were. */
function erase(world: World, person: string): void {
  world.consumers.find((worker) => worker.send({ kind: 'erase', person }));
}

async function poisonOne({ world, feeder, plan }: Stage, fault: Fault): Promise<void> {
  const person = poisonedBy(fault, plan.people) ?? '';
  world.poison(person);
  const [producer] = world.producers;
  if (!producer) throw new Error('the world has producers');
  await producer.working();
  const txn = `poison-${monotonicNow()}`;
  feeder.ask(producer, {
    txn,
    person,
    events: [{ ref: `${txn}.0`, aggregate: crypto.randomUUID(), first: true }],
  });
}

/**
 * While one person's events fail, everybody else's must be handled; and a connection that is half open must be left for
 * another, though nobody says that it is. Counted, not timed: the limit is far above what either takes.
 */
async function flows({ world, ledger }: Stage, since: number, kind: string): Promise<string[]> {
  const refs = ledger.committedSince(since, [...world.poisoned], SAMPLE);
  const handled = () => handledOf(world, refs, CONSUMERS.length);
  if (await comes(async () => (await handled()) === refs.length, FLOWS_WITHIN_MS)) return [];
  return [`${kind}: not all of ${refs.join(', ')} were handled within ${FLOWS_WITHIN_MS / 1_000} s`];
}
