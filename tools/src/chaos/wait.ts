import { setTimeout as sleep } from 'node:timers/promises';

const EVERY_MS = 100;

/** Waits for a condition; what throws is not true yet: the part that was asked may be broken on purpose. @returns whether it came. */
export async function comes(condition: () => Promise<boolean> | boolean, withinMs: number): Promise<boolean> {
  const end = performance.now() + withinMs;
  while (performance.now() < end) {
    try {
      if (await condition()) return true;
    } catch (error) {
      if (!(error instanceof Error)) throw error;
    }
    await sleep(EVERY_MS);
  }
  return false;
}
