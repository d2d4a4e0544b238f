import { OdysseyError } from '@odyssey/contracts';

export interface AdmissionOptions {
  /** Requests that are worked on at once. */
  readonly running: number;
  /** Requests that wait, at most. */
  readonly waiting: number;
  /** A monotonic clock, in milliseconds. */
  readonly now?: (() => number) | undefined;
}

/**
 * A line that has not been empty for so long is no burst any more, but more than can be done; and when nobody had to wait
 * for so long, it is over. Milliseconds.
 */
const BURST_MS = 500;
/** The longest wait within a burst, and when there is too much to do. */
const WAIT_MS = 1_000;
const OVERLOADED_WAIT_MS = 5;
/** When it is too much for what is behind, it lets in a fifth less than it had; and never less than one replica of a service works on at once. */
const BACK_OFF = 0.8;
export const AT_ONCE_IN_A_SERVICE = 20;
/** A line in which nobody is late yet, as long as one round of a service: first come, first served. */
const SHORT_LINE = AT_ONCE_IN_A_SERVICE;

interface Waiting {
  /** When the request came, which may have been long before it lined up. */
  readonly came: number;
  /** When it lined up here. */
  readonly since: number;
  start(): void;
  refuse(): void;
}

/**
 * Lets so many requests in at once and sheds early what cannot be done in time, as "controlled delay" and "adaptive LIFO" do
 * (B. Maurer, "Fail at Scale", ACM Queue 13/8, 2015, after RFC 8289): a burst waits, but while the line does not get empty
 * nobody waits longer than an instant; and where a line is long, who came last is let in first. In a burst everybody gets in
 * all the same; in an overload it is those who have just come who do, from its first moment on, and are answered about as fast
 * as ever.
 */
export class Admission {
  private running = 0;
  /** In the order of their coming. */
  private readonly line: Waiting[] = [];
  private limit: number;
  private emptyAt: number;
  /** When somebody had to wait, here or behind. */
  private busyAt = Number.NEGATIVE_INFINITY;
  private overloaded = false;
  /** How often the limit was lowered: who was let in before the last time tells of what has been mended since. */
  private lowered = 0;
  /** The clock that it goes by, in milliseconds. */
  readonly now: () => number;

  constructor(private readonly options: AdmissionOptions) {
    this.now = options.now ?? (() => performance.now());
    this.emptyAt = this.now();
    this.limit = options.running;
  }

  /** Requests inside, and before the door. */
  get load(): { running: number; waiting: number } {
    return { running: this.running, waiting: this.line.length };
  }

  /** Half as many wait as are worked on: more than a short burst, and nobody is late by it yet. */
  get isCrowded(): boolean {
    return this.line.length >= this.options.running / 2;
  }

  /**
   * Resolves when the request may be worked on, with what must be called when that is over; calling it again does nothing.
   * It is told when what is behind had too much to do: then no more are let in at once than it takes, found by additive
   * increase and multiplicative decrease, once a round trip, until nobody has to wait any more.
   * @param gone aborted when the caller has left
   * @param came when the request came, if it has waited for something of its own since: those who came later go first
   * @throws service_unavailable with Retry-After when there is too much to do
   */
  async enter(gone?: AbortSignal, came = this.now()): Promise<(tooMuch?: boolean) => void> {
    if (gone?.aborted) throw refusal();
    const now = this.now();
    if (this.line.length === 0) this.emptyAt = now;
    if (this.line.length === 0 && now - this.busyAt > BURST_MS) this.calm();
    if (this.running + 1 <= this.limit) this.running += 1;
    else await this.turn(came, gone);
    const { lowered } = this;
    let left = false;
    return (tooMuch = false) => {
      if (left) return;
      left = true;
      if (tooMuch) this.pushedBack(lowered);
      this.running -= 1;
      this.grow();
      this.next();
    };
  }

  private pushedBack(lowered: number): void {
    this.busyAt = this.now();
    if (lowered < this.lowered) return;
    this.lowered += 1;
    const { running } = this.options;
    this.limit = Math.max(
      Math.min(running, AT_ONCE_IN_A_SERVICE),
      Math.min(this.limit, this.running) * BACK_OFF,
    );
  }

  private grow(): void {
    this.limit = Math.min(this.options.running, this.limit + 1 / this.limit);
  }

  private calm(): void {
    this.overloaded = false;
    this.limit = this.options.running;
  }

  private turn(came: number, gone: AbortSignal | undefined): Promise<void> {
    this.busyAt = this.now();
    return new Promise((resolve, reject) => {
      const over = (then: () => void) => () => {
        clearTimeout(timer);
        gone?.removeEventListener('abort', one.refuse);
        this.line.splice(this.line.lastIndexOf(one), 1);
        then();
      };
      const one: Waiting = {
        came,
        since: this.now(),
        start: over(() => {
          this.running += 1;
          resolve();
        }),
        refuse: over(() => reject(refusal())),
      };
      const timer = setTimeout(one.refuse, WAIT_MS);
      gone?.addEventListener('abort', one.refuse, { once: true });
      this.line.splice(this.line.findLastIndex((other) => other.came <= came) + 1, 0, one);
      // The oldest has the least hope.
      if (this.line.length > this.options.waiting) this.line[0]?.refuse();
    });
  }

  private next(): void {
    const now = this.now();
    if (this.line.length > 0) this.busyAt = now;
    if (this.line.length > 0 && now - this.emptyAt > BURST_MS) this.overloaded = true;
    while (this.running + 1 <= this.limit) {
      const one = this.chosen();
      if (!one) break;
      one.start();
    }
    // Only then: a place stays empty for nobody's age.
    this.refuseOlderThan(now - (this.overloaded ? OVERLOADED_WAIT_MS : WAIT_MS));
    if (this.line.length === 0) this.emptyAt = now;
  }

  /** In a short line it is its first, of those too who came back to it; in a long one who came last. */
  private chosen(): Waiting | undefined {
    if (this.overloaded || this.line.length > SHORT_LINE) return this.line.at(-1);
    return this.line.reduce<Waiting | undefined>(
      (first, one) => (first && first.since <= one.since ? first : one),
      undefined,
    );
  }

  private refuseOlderThan(since: number): void {
    for (const one of this.line.filter((waiting) => waiting.since < since)) one.refuse();
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
