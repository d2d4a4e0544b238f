import { OdysseyError } from '@odyssey/contracts';

export interface FairQueueOptions {
  /** Requests of one person that run at once. */
  readonly running: number;
  /** Requests of one person that wait for their turn. */
  readonly waiting: number;
  /** The longest wait, in milliseconds. */
  readonly waitMs: number;
}

interface Line {
  running: number;
  /** In the order of their arrival; each starts the request that waits. */
  readonly waiting: Set<() => void>;
}

/**
 * A line for each person: however many slow requests somebody sends at once, a few of them run and leave the rest of
 * the service to others. Memory is for those who are in a line now, nobody else.
 */
export class FairQueue {
  private readonly lines = new Map<string, Line>();

  constructor(private readonly options: FairQueueOptions) {}

  /** How many people have something running. */
  get people(): number {
    return this.lines.size;
  }

  /**
   * Resolves when it is this request's turn, with what must be called once when it is done.
   * @param gone aborted when the caller has left: it leaves the line
   * @throws rate_limited with Retry-After when the line is full or does not move; the signal's reason when it is aborted
   */
  async enter(person: string, gone?: AbortSignal): Promise<() => void> {
    gone?.throwIfAborted();
    const now = this.enterNow(person);
    if (now) return now;
    const line = this.lineOf(person);
    await this.turnIn(line, gone);
    return () => this.leave(person, line);
  }

  /** The same where nobody has to wait, else undefined. */
  enterNow(person: string): (() => void) | undefined {
    const line = this.lineOf(person);
    if (line.running >= this.options.running) return undefined;
    line.running += 1;
    return () => this.leave(person, line);
  }

  private lineOf(person: string): Line {
    const known = this.lines.get(person);
    if (known) return known;
    const line: Line = { running: 0, waiting: new Set() };
    this.lines.set(person, line);
    return line;
  }

  private turnIn(line: Line, gone: AbortSignal | undefined): Promise<void> {
    if (line.waiting.size >= this.options.waiting) throw this.refusal();
    return new Promise((resolve, reject) => {
      const quit = (reason: unknown) => {
        clearTimeout(timer);
        gone?.removeEventListener('abort', left);
        line.waiting.delete(start);
        reject(reason);
      };
      const left = () => quit(gone?.reason);
      const start = () => {
        clearTimeout(timer);
        gone?.removeEventListener('abort', left);
        resolve();
      };
      const timer = setTimeout(() => quit(this.refusal()), this.options.waitMs);
      gone?.addEventListener('abort', left, { once: true });
      line.waiting.add(start);
    });
  }

  /** The place goes to who has waited longest: it never is free in between. */
  private leave(person: string, line: Line): void {
    const [next] = line.waiting;
    if (next) {
      line.waiting.delete(next);
      next();
      return;
    }
    line.running -= 1;
    if (line.running === 0) this.lines.delete(person);
  }

  private refusal(): OdysseyError {
    const { running, waiting } = this.options;
    return new OdysseyError(
      'rate_limited',
      `${running} of your requests run at once and up to ${waiting} more wait; send this one again when some have been answered.`,
      { headers: { 'retry-after': '1' } },
    );
  }
}
