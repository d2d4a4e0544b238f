import { Problem, Unreachable } from './errors.ts';

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 30_000;

/** Whether an error may be gone when the same is asked again. */
export function mayPass(error: unknown): boolean {
  if (error instanceof Unreachable) return true;
  if (!(error instanceof Problem)) return false;
  // Our own first try may still be at work when we ask again: its answer is kept for the key.
  return [429, 502, 503, 504].includes(error.status) || error.code === 'idempotency_in_flight';
}

/**
 * How long to wait, in ms: what the answer asks for, else longer each time; never the same for two clients that failed
 * together, or they would come back together.
 */
export function pauseAfter(error: unknown, tries: number): number {
  const asked = error instanceof Problem ? (error.retryAfter ?? 0) * 1000 : 0;
  const longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** tries);
  return asked + longest * (0.5 + Math.random() / 2);
}

/** @throws the signal's reason when it is aborted first. */
export function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal?.addEventListener('abort', stop, { once: true });
  });
}

/** The promise's outcome, unless the signal is aborted first; what was promised goes on for others who wait for it. */
export function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  if (signal.aborted) return Promise.reject(signal.reason);
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

/** A time that ends, unless it is called off, and the caller's own signal, as one. */
export class Deadline {
  readonly signal: AbortSignal;
  readonly ms: number;
  private readonly over = new AbortController();
  private readonly timer: ReturnType<typeof setTimeout>;
  private readonly end: number;

  constructor(ms: number, signal: AbortSignal | undefined) {
    this.ms = ms;
    this.end = Date.now() + ms;
    this.timer = setTimeout(() => this.over.abort(), ms);
    this.signal = signal ? AbortSignal.any([signal, this.over.signal]) : this.over.signal;
  }

  get passed(): boolean {
    return this.over.signal.aborted;
  }

  get leftMs(): number {
    return this.end - Date.now();
  }

  callOff(): void {
    clearTimeout(this.timer);
  }
}
