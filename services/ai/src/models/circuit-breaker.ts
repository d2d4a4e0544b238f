export type BreakerState = 'closed' | 'open' | 'probing';

const FAILURES_TO_OPEN = 3;
const OPEN_FOR_MS = 30_000;

/**
 * Keeps people from waiting for a provider that is away: three failures in a row open it for 30 s, then one attempt
 * probes; it closes on success and opens again on failure.
 */
export class CircuitBreaker {
  private failures = 0;
  private openedAt: number | undefined;
  private probing = false;
  private readonly now: () => number;

  constructor(now: () => number) {
    this.now = now;
  }

  get state(): BreakerState {
    if (this.openedAt === undefined) return 'closed';
    return this.now() - this.openedAt < OPEN_FOR_MS ? 'open' : 'probing';
  }

  /** Whether an attempt may be made now; while probing only one may. */
  admits(): boolean {
    if (this.state === 'closed') return true;
    if (this.state === 'open' || this.probing) return false;
    this.probing = true;
    return true;
  }

  succeeded(): void {
    this.failures = 0;
    this.openedAt = undefined;
    this.probing = false;
  }

  failed(): void {
    this.failures += 1;
    if (this.probing || this.failures >= FAILURES_TO_OPEN) this.openedAt = this.now();
    this.probing = false;
  }

  /** The attempt said nothing about the provider's health: its caller left. */
  undecided(): void {
    this.probing = false;
  }
}
