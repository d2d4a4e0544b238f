import { type Moment, now } from './clock.ts';

/** An open-model load: events fall due by the clock, whether earlier ones are through or not. */
export interface Load {
  /** Events a second. */
  rate: number;
  seconds: number;
  /** In the middle second this many times the rate; 1 for a steady load. */
  burst: number;
  /** The number of the first event: each load of a run has its own numbers. */
  from: number;
  people: number;
  /** The share of events that belong to one person whose events fail. */
  poisoned: number;
  seed: number;
}

export interface Loaded {
  /** Committed, and when. */
  commits: Moment[];
  /** Numbers of the poisoned person's events. */
  poisoned: number[];
  failed: number;
}

/** Small, quick and the same for the same seed (mulberry32). @returns numbers from 0 to below 1. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** When each event is due, in milliseconds from the beginning. */
export function dueTimes({ rate, seconds, burst }: Pick<Load, 'rate' | 'seconds' | 'burst'>): number[] {
  const middle = Math.floor(seconds / 2);
  return Array.from({ length: seconds }, (_, second) => second).flatMap((second) => {
    const count = second === middle ? rate * burst : rate;
    return Array.from({ length: count }, (_, n) => second * 1_000 + (n * 1_000) / count);
  });
}

/** Starts a write for each event when it is due. Resolves when all have ended. */
export async function runLoad(
  load: Load,
  write: (n: number, person: number, poisoned: boolean) => Promise<void>,
): Promise<Loaded> {
  const random = randomFrom(load.seed);
  const done: Loaded = { commits: [], poisoned: [], failed: 0 };
  const running = new Set<Promise<void>>();
  const begin = (n: number) => {
    const poisoned = random() < load.poisoned;
    // Person 0 is the poisoned one.
    const person = poisoned ? 0 : 1 + Math.floor(random() * (load.people - 1));
    if (poisoned) done.poisoned.push(n);
    const writing: Promise<void> = write(n, person, poisoned)
      .then(
        () => void done.commits.push([n, now()]),
        () => {
          done.failed += 1;
        },
      )
      .finally(() => running.delete(writing));
    running.add(writing);
  };
  const due = dueTimes(load);
  const began = now();
  for (let next = 0; next < due.length; ) {
    while (next < due.length && (due[next] ?? 0) <= now() - began) {
      begin(load.from + next);
      next += 1;
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await Promise.all(running);
  return done;
}
