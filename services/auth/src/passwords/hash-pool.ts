import { OdysseyError } from '@odyssey/contracts';

/** More people want to log in than the processor can hash for; they are told to come back instead of waiting for ever. */
export class HashPoolFull extends OdysseyError {
  override readonly name = 'HashPoolFull';

  constructor() {
    super('service_unavailable', 'Too many people are logging in at this moment. Try again in a second.', {
      headers: { 'retry-after': '1' },
    });
  }
}

/**
 * Lets so many pieces of work run at once, so many more wait, and refuses the rest. Hashing a password takes a processor
 * for about 13 ms and 19 MiB: unbounded, a wave of log-ins would starve every other route and the memory.
 */
export class HashPool {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly width: number,
    private readonly queue: number,
  ) {}

  /** @throws HashPoolFull when as many wait as may wait. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    await this.turn();
    try {
      return await work();
    } finally {
      this.leave();
    }
  }

  private turn(): Promise<void> {
    if (this.running < this.width) {
      this.running += 1;
      return Promise.resolve();
    }
    if (this.waiting.length >= this.queue) throw new HashPoolFull();
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  /** The place goes straight to the next in line: `running` stays the same. */
  private leave(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.running -= 1;
  }
}
