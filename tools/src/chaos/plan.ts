import { Fault as Mistake } from '../fault.ts';
import { Random } from './random.ts';

/** Every way in which the world is broken. A run of enough rounds meets each at least once. */
const FAULT_KINDS = [
  'kill producer',
  'kill consumer',
  'kill relay',
  'kill kafka',
  'kill postgres',
  'stop producer',
  'stop consumer',
  'stop relay',
  'stop kafka',
  'stop postgres',
  'die at commit.before',
  'die at commit.after',
  'die at send.before',
  'die at ack.after',
  'die at delete.after',
  'die at inbox.after',
  'die at effect.after',
  'die at offset.before',
  'die at offset.after',
  'reset relay to kafka',
  'reset consumer to kafka',
  'half-open relay to kafka',
  'half-open consumer to kafka',
  'delay relay to kafka',
  'delay consumer to kafka',
  'drop answers relay to kafka',
  'drop answers consumer to kafka',
  'lose ack of a write to kafka',
  'lose answer to COMMIT of a producer',
  'lose answer to COMMIT of a consumer',
  'reset database connections',
  'half-open database connections',
  'rolling restart of producers',
  'rolling restart of consumers',
  'rebalance storm',
  'leases expire',
  'clock ahead',
  'clock behind',
  'poisoned person',
] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

export interface Fault {
  readonly kind: FaultKind;
  /** Which of several: a number to be taken modulo their count. */
  readonly which: number;
  /** How long what is stopped or cut stays so, in milliseconds. */
  readonly lasts: number;
}

/** What happens together: some events are committed while one fault comes and goes. */
export interface Round {
  readonly events: number;
  /** Nothing in the first one: what is slow later is compared with it. */
  readonly fault: Fault | undefined;
  /** A person who is erased from the consuming service in this round, by number. */
  readonly erased: number | undefined;
}

export interface Plan {
  readonly seed: number;
  readonly people: readonly string[];
  readonly rounds: readonly Round[];
}

export interface PlanWishes {
  readonly seed: number;
  readonly events: number;
  readonly faults: number;
  /** Only kinds whose name holds this text. */
  readonly only?: string | undefined;
}

/** The least number of faults with which every kind is met. */
export const ALL_KINDS = FAULT_KINDS.length;

/** The plan that follows from the seed: the same one every time. */
export function planOf({ seed, events, faults, only = '' }: PlanWishes): Plan {
  const random = new Random(seed);
  const wanted = FAULT_KINDS.filter((kind) => kind.includes(only));
  if (wanted.length === 0)
    throw new Mistake(`No kind of fault is called "${only}".`, `one of: ${FAULT_KINDS.join(', ')}`);
  const kinds: FaultKind[] = [];
  while (kinds.length < faults) kinds.push(...random.shuffled(wanted));
  const people = Array.from({ length: Math.min(2_000, Math.max(40, Math.round(events / 50))) }, () =>
    random.uuid(),
  );
  const rounds: Round[] = [undefined, ...kinds.slice(0, faults)].map((kind, n) => ({
    events: share(events, faults + 1, n),
    fault: kind && { kind, which: random.between(0, 1_000), lasts: lastsOf(kind, random) },
    erased: n > 0 && random.next() < 0.1 ? random.between(0, people.length - 1) : undefined,
  }));
  return { seed, people, rounds };
}

/** Whose events fail while this fault lasts, if anybody's do. */
export const poisonedBy = ({ kind, which }: Fault, people: readonly string[]): string | undefined =>
  kind === 'poisoned person' ? people[which % people.length] : undefined;

/** Long enough that leases (6 s) and group sessions (6 s) sometimes run out, short enough to get on. */
function lastsOf(kind: FaultKind, random: Random): number {
  if (kind === 'stop relay' || kind === 'stop consumer') return random.pick([1_000, 7_500]);
  if (kind.includes('postgres') || kind.includes('database')) return random.between(300, 1_500);
  return random.between(500, 2_500);
}

const share = (total: number, parts: number, n: number): number =>
  Math.floor((total * (n + 1)) / parts) - Math.floor((total * n) / parts);
