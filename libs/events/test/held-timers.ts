import { jest } from '@jest/globals';

/** The deadlines of one length that are running, and a way to let their time be over at once. */
export interface HeldTimers {
  /** How many are running. */
  readonly running: () => number;
  /** They have run out. */
  readonly runOut: () => void;
  readonly letGo: () => void;
}

/**
 * Watches every timer of so many milliseconds. By itself each still ends after that time; a test that has seen what
 * happens meanwhile need not wait for it.
 */
export function heldTimers(ms: number): HeldTimers {
  const running = new Map<NodeJS.Timeout, () => void>();
  const { setTimeout: set, clearTimeout: clear } = globalThis;
  const setting = jest.spyOn(globalThis, 'setTimeout').mockImplementation(((
    work: (...given: unknown[]) => void,
    after?: number,
    ...given: unknown[]
  ) => {
    if (after !== ms) return set(work, after, ...given);
    const run = () => {
      running.delete(timer);
      work(...given);
    };
    const timer = set(run, ms);
    running.set(timer, () => {
      clear(timer);
      run();
    });
    return timer;
  }) as typeof setTimeout);
  const clearing = jest.spyOn(globalThis, 'clearTimeout').mockImplementation((timer) => {
    running.delete(timer as NodeJS.Timeout);
    clear(timer);
  });
  return {
    running: () => running.size,
    runOut: () => {
      for (const end of [...running.values()]) end();
    },
    letGo: () => {
      setting.mockRestore();
      clearing.mockRestore();
    },
  };
}
