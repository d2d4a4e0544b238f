const FIRST_MS = 1_000;
const LONGEST_MS = 30_000;

/**
 * How long a provider that did not answer is left alone: a second, then twice as long each time, half a minute at most. Without it
 * everybody who comes would wait out the whole deadline of a provider that hangs.
 */
export class Pause {
  private until = Number.NEGATIVE_INFINITY;
  private length = FIRST_MS;
  private readonly now: () => number;

  /** @param now milliseconds of a clock that never goes back. */
  constructor(now: () => number) {
    this.now = now;
  }

  /** Whole seconds until it may be asked again; 0 when now. */
  get seconds(): number {
    return Math.max(0, Math.ceil((this.until - this.now()) / 1000));
  }

  failed(): void {
    // Those who were under way together count once.
    if (this.seconds > 0) return;
    this.until = this.now() + this.length;
    this.length = Math.min(this.length * 2, LONGEST_MS);
  }

  succeeded(): void {
    this.until = Number.NEGATIVE_INFINITY;
    this.length = FIRST_MS;
  }
}
