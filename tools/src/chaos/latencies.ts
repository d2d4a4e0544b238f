import type { RunResult } from './run.ts';

/** One event's way from its commit to its effect. */
export interface Latency {
  /** When it was committed, in seconds since the run's first round. */
  readonly at: number;
  readonly ms: number;
  /** Which round it was committed in. */
  readonly round: number;
}

/** Of every event that has an effect and a known time of commit, in the order of the commits. */
export function latenciesOf({ ledger, rounds, epoch }: RunResult): Latency[] {
  const began = rounds[0]?.began ?? 0;
  const found: Latency[] = [];
  let round = 0;
  const rows = ledger.db
    .prepare(
      `select c.confirmed, e.at from effects e join commits c on c.ref = e.ref
       where e.consumer = 'keep' and c.confirmed is not null order by c.confirmed`,
    )
    .iterate();
  for (const { confirmed, at } of rows as Iterable<{ confirmed: number; at: number }>) {
    while (round < rounds.length - 1 && confirmed > (rounds[round]?.ended ?? 0)) round += 1;
    // The effect's own clock is PostgreSQL's, of the same machine; a commit may be known a little later than its effect.
    found.push({ at: (confirmed - began) / 1e6, ms: Math.max(0, at - (epoch + confirmed / 1_000)), round });
  }
  return found;
}

/** The value below which this share of them lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
