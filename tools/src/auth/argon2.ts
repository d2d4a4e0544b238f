import { availableParallelism } from 'node:os';
import { hash } from '@node-rs/argon2';

/** What one hash costs: memory in KiB, and how often it is gone over. */
export interface Cost {
  readonly memoryKib: number;
  readonly passes: number;
}

export interface Measured extends Cost {
  /** One hash, alone on a processor: the fastest of five, since what else runs on the machine only adds to it. */
  readonly milliseconds: number;
  /** With as many at once as auth lets run: all processors but one. */
  readonly logInsPerSecond: number;
  /** Of all that run at once, in MiB. */
  readonly memoryMib: number;
}

/** OWASP's floor, and steps above it. Memory comes first: it is what costs an attacker's hardware most. */
export const CANDIDATES: readonly Cost[] = [
  { memoryKib: 19_456, passes: 2 },
  { memoryKib: 19_456, passes: 3 },
  { memoryKib: 32_768, passes: 2 },
  { memoryKib: 47_104, passes: 1 },
  { memoryKib: 47_104, passes: 2 },
  { memoryKib: 65_536, passes: 2 },
  { memoryKib: 65_536, passes: 3 },
  { memoryKib: 131_072, passes: 2 },
  { memoryKib: 131_072, passes: 3 },
];

const TRIES = 5;

export async function measure(cost: Cost): Promise<Measured> {
  const options = { memoryCost: cost.memoryKib, timeCost: cost.passes, parallelism: 1 };
  const width = Math.max(1, availableParallelism() - 1);
  const one = () => hash('a river in the morning', options);
  // The first one pays for its memory.
  await one();
  const times: number[] = [];
  for (let i = 0; i < TRIES; i += 1) times.push(await timed(one));
  const milliseconds = Math.min(...times);
  const together = await timed(() => Promise.all(Array.from({ length: 2 * width }, one)));
  return {
    ...cost,
    milliseconds,
    logInsPerSecond: (2 * width * 1000) / Math.max(together, 2 * milliseconds),
    memoryMib: (width * cost.memoryKib) / 1024,
  };
}

/** What a person notices when they log in, and what a log-in may take of a small machine. Milliseconds. */
export const MOST_MS = 100;
/** A household and its devices, all at once. */
export const FEWEST_A_SECOND = 10;

export const isQuick = ({ milliseconds, logInsPerSecond }: Measured): boolean =>
  milliseconds <= MOST_MS && logInsPerSecond >= FEWEST_A_SECOND;

/** The strongest that keeps a log-in quick; the floor when nothing does. Strength is what an attacker pays: memory times time. */
export function recommended(measured: readonly Measured[]): Measured | undefined {
  const fit = measured.filter(isQuick);
  const strength = ({ memoryKib, passes }: Cost) => memoryKib * memoryKib * passes;
  return fit.sort((one, other) => strength(other) - strength(one))[0] ?? measured[0];
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
