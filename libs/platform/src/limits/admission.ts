import { OdysseyError } from '@odyssey/contracts';

export interface AdmissionOptions {
  /** Requests that are worked on at once. */
  readonly running: number;
  /** Requests that wait, at most. */
  readonly waiting: number;
  /** A monotonic clock, in milliseconds. */
  readonly now?: () => number;
}

/**
 * A line that has not been empty for so long is no burst any more, but more than can be done; and when nobody had to wait
 * for so long, it is over. Milliseconds.
 */
const BURST_MS = 500;
/** The longest wait within a burst, and when there is too much to do. */
const WAIT_MS = 1_000;
const OVERLOADED_WAIT_MS = 20;

interface Waiting {
  readonly since: number;
  start(): void;
  refuse(): void;
}

/**
 * Lets so many requests in at once and sheds early what cannot be done in time, as "controlled delay" does (B. Maurer,
 * "Fail at Scale", ACM Queue 13/8, 2015, after RFC 8289): a burst waits, but while the line does not get empty nobody
 * waits longer than an instant. What is let in is then answered about as fast as ever.
 */
export class Admission {
  private running = 0;
  private readonly line = new Set<Waiting>();
  private emptyAt: number;
  private waitedAt = Number.NEGATIVE_INFINITY;
  private overloaded = false;
  private readonly now: () => number;

  constructor(private readonly options: AdmissionOptions) {
    this.now = options.now ?? (() => performance.now());
    this.emptyAt = this.now();
  }

  /** Requests inside, and before the door. */
  get load(): { running: number; waiting: number } {
    return { running: this.running, waiting: this.line.size };
  }

  /**
   * Resolves when the request may be worked on, with what must be called when that is over; calling it again does nothing.
   * @param gone aborted when the caller has left
   * @throws service_unavailable with Retry-After when there is too much to do
   */
  async enter(gone?: AbortSignal): Promise<() => void> {
    if (gone?.aborted) throw refusal();
    const now = this.now();
    if (this.line.size === 0) this.emptyAt = now;
    if (now - this.waitedAt > BURST_MS) this.overloaded = false;
    if (this.running < this.options.running) this.running += 1;
    else await this.turn(gone);
    let left = false;
    return () => {
      if (left) return;
      left = true;
      this.running -= 1;
      this.next();
    };
  }

  private turn(gone: AbortSignal | undefined): Promise<void> {
    this.waitedAt = this.now();
    if (this.line.size >= this.options.waiting) throw refusal();
    return new Promise((resolve, reject) => {
      const over = (then: () => void) => () => {
        clearTimeout(timer);
        gone?.removeEventListener('abort', one.refuse);
        this.line.delete(one);
        then();
      };
      const one: Waiting = {
        since: this.now(),
        start: over(() => {
          this.running += 1;
          resolve();
        }),
        refuse: over(() => reject(refusal())),
      };
      const timer = setTimeout(one.refuse, WAIT_MS);
      gone?.addEventListener('abort', one.refuse, { once: true });
      this.line.add(one);
    });
  }

  private next(): void {
    const now = this.now();
    if (this.line.size > 0) this.waitedAt = now;
    if (this.line.size > 0 && now - this.emptyAt > BURST_MS) this.overloaded = true;
    const patience = this.overloaded ? OVERLOADED_WAIT_MS : WAIT_MS;
    for (const one of this.line) {
      if (this.running >= this.options.running) break;
      if (now - one.since > patience) one.refuse();
      else one.start();
    }
    if (this.line.size === 0) this.emptyAt = now;
  }
}

const refusal = () =>
  new OdysseyError(
    'service_unavailable',
    'There is more to do than can be done in time. Try again in a moment.',
    {
      headers: { 'retry-after': '1' },
    },
  );
