/** How much was taken in a window, and when the window ends. */
export interface Count {
  readonly taken: number;
  /** Milliseconds until the window ends. */
  readonly endsInMs: number;
}

interface Window {
  taken: number;
  endsAt: number;
}

/** More keys than this at once are an attack from many addresses: the oldest windows are forgotten, memory is not filled. */
const MOST_KEYS = 100_000;

/** Counts in this process alone, in fixed windows that begin with a key's first request. */
export class LocalCounts {
  /** In the order in which the windows end, since each is as long as the others. */
  private readonly windows = new Map<string, Window>();

  constructor(
    private readonly windowMs: number,
    private readonly mostKeys = MOST_KEYS,
  ) {}

  /** @param now a monotonic clock, in milliseconds */
  add(key: string, cost: number, now = performance.now()): Count {
    const known = this.windows.get(key);
    if (known && known.endsAt > now) {
      known.taken += cost;
      return { taken: known.taken, endsInMs: known.endsAt - now };
    }
    this.windows.delete(key);
    this.forgetEnded(now);
    this.windows.set(key, { taken: cost, endsAt: now + this.windowMs });
    return { taken: cost, endsInMs: this.windowMs };
  }

  get size(): number {
    return this.windows.size;
  }

  private forgetEnded(now: number): void {
    for (const [key, { endsAt }] of this.windows) {
      if (endsAt > now && this.windows.size < this.mostKeys) return;
      this.windows.delete(key);
    }
  }
}
