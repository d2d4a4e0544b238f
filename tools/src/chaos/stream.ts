import type { Commit } from './protocol.ts';
import { Random } from './random.ts';

const AGGREGATES_OF_A_PERSON = 3;

/** The transactions of a run, one after the other, as they follow from its seed. */
export function* transactions(seed: number, people: readonly string[]): Generator<Commit> {
  // Its own numbers: how many transactions are asked for depends on what fails, the plan of the faults must not.
  const random = new Random(seed ^ 0x5eed);
  const known = new Set<string>();
  for (let n = 1; ; n += 1) {
    const person = random.pick(people);
    const events = Array.from({ length: random.pick([1, 1, 1, 2, 4]) }, (_, place) => {
      const aggregate = aggregateOf(person, random.between(1, AGGREGATES_OF_A_PERSON));
      const first = !known.has(aggregate);
      known.add(aggregate);
      return { ref: `t${n}.${place}`, aggregate, first };
    });
    yield { txn: `t${n}`, person, events };
  }
}

/** The last digits of the person's id, replaced. */
const aggregateOf = (person: string, n: number): string => `${person.slice(0, -4)}${`000${n}`.slice(-4)}`;
