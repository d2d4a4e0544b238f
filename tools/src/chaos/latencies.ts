import { poisonedBy } from './plan.ts';
import type { RunResult } from './run.ts';

/** One event's way from its commit to its effect. */
export interface Latency {
  /** When it was committed, in seconds since the run's first round. */
  readonly at: number;
  readonly ms: number;
  /** Which round it was committed in. */
  readonly round: number;
  /** False for events of the person whose events failed in that round on purpose. */
  readonly healthy: boolean;
}

interface Row {
  confirmed: number;
  person: string;
  at: number;
}

/** Of every event that has an effect and a known time of commit, in the order of the commits. */
export function latenciesOf({ ledger, rounds, epoch, plan }: RunResult): Latency[] {
  const began = rounds[0]?.began ?? 0;
  const found: Latency[] = [];
  let round = 0;
  const rows = ledger.db
    .prepare(
      `select c.confirmed, c.person, e.at from effects e join commits c on c.ref = e.ref
       where e.consumer = 'keep' and c.confirmed is not null order by c.confirmed`,
    )
    .iterate();
  for (const { confirmed, person, at } of rows as Iterable<Row>) {
    while (round < rounds.length - 1 && confirmed > (rounds[round]?.ended ?? 0)) round += 1;
    const fault = rounds[round]?.round.fault;
    const healthy = !(fault && poisonedBy(fault, plan.people) === person);
    // The effect's own clock is PostgreSQL's, of the same machine; a commit may be known a little later than its effect.
    const ms = Math.max(0, at - (epoch + confirmed / 1_000));
    found.push({ at: (confirmed - began) / 1e6, ms, round, healthy });
  }
  return found;
}

/** The value below which this share of them lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
