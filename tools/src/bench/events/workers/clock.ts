/** Milliseconds on the machine's monotonic clock: the same in every process, whatever the time of day does. */
export const now = (): number => Number(process.hrtime.bigint()) / 1e6;

/** When the nth event of a load was committed, or its handler began. */
export type Moment = readonly [n: number, at: number];

/** Notes the first time each event is seen. */
export class Arrivals {
  private readonly at = new Map<number, number>();
  /** When anything was first seen since `take`. */
  first: number | undefined;

  note(n: number): void {
    const at = now();
    this.first ??= at;
    if (!this.at.has(n)) this.at.set(n, at);
  }

  /** What was seen since the last call. */
  take(): Moment[] {
    const moments = [...this.at];
    this.at.clear();
    this.first = undefined;
    return moments;
  }
}

/** Waits for a condition, looked at every 2 ms. @throws after `withinMs`. */
export async function until(what: string, condition: () => boolean, withinMs: number): Promise<void> {
  const deadline = now() + withinMs;
  while (!condition()) {
    if (now() > deadline) throw new Error(`waited ${withinMs / 1_000} s in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
