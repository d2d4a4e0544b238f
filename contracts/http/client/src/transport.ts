import { Problem, problemOf, Unreachable } from './errors.ts';
import { Deadline, mayPass, pause, pauseAfter, unlessAborted } from './patience.ts';
import type { Outgoing } from './request.ts';
import type { Session } from './session.ts';

export interface TransportOptions {
  readonly baseUrl: string;
  readonly fetch?: typeof fetch | undefined;
  /** In all, with every repetition, in milliseconds. */
  readonly timeoutMs?: number | undefined;
  /** How often a call that may be repeated is, at most. */
  readonly retries?: number | undefined;
}

/** What a call may say about its own time. */
interface Terms {
  readonly signal?: AbortSignal | undefined;
  readonly timeoutMs?: number | undefined;
}

/** Longer than Odyssey itself waits for a model. */
const TIMEOUT_MS = 60_000;
const RETRIES = 3;

/** Sends requests: in time, with the session's token, and again where that is safe. */
export class Transport {
  private readonly baseUrl: string;
  private readonly fetch: typeof fetch;
  private readonly timeoutMs: number;
  private readonly retries: number;

  constructor(options: TransportOptions) {
    this.baseUrl = options.baseUrl;
    // Browsers want it called on the page's own window.
    this.fetch = options.fetch ?? ((input, init) => globalThis.fetch(input, init));
    this.timeoutMs = options.timeoutMs ?? TIMEOUT_MS;
    this.retries = options.retries ?? RETRIES;
  }

  /**
   * @param read takes the answer; when it breaks off on the way, the request has failed. What is read later is no longer timed.
   * @throws Problem, Unreachable, SignedOut, or the signal's reason when the caller has aborted.
   */
  async exchange<T>(
    request: Outgoing,
    session: Session | undefined,
    { signal, timeoutMs = this.timeoutMs }: Terms,
    read: (response: Response) => Promise<T>,
  ): Promise<T> {
    const deadline = new Deadline(timeoutMs, signal);
    try {
      for (let tries = 0; ; tries += 1) {
        try {
          return await this.attempt(request, session, deadline, read);
        } catch (error) {
          signal?.throwIfAborted();
          if (deadline.passed) throw this.tooLate(deadline, error);
          if (!request.repeatable || tries >= this.retries || !mayPass(error)) throw error;
          const wait = pauseAfter(error, tries);
          // No use in waiting for a time that is not ours.
          if (wait >= deadline.leftMs) throw error;
          await pause(wait, signal);
        }
      }
    } finally {
      deadline.callOff();
    }
  }

  /** Once, or twice when the access token was refused and another could be had: then nothing had been done yet. */
  private async attempt<T>(
    request: Outgoing,
    session: Session | undefined,
    deadline: Deadline,
    read: (response: Response) => Promise<T>,
  ): Promise<T> {
    const { signal } = deadline;
    const token = session && request.signed ? await unlessAborted(session.accessToken(), signal) : undefined;
    const response = await this.send(request, token, signal);
    if (response.ok || response.status === 304) return await this.reading(read(response), signal);
    const problem = await this.reading(problemOf(response), signal);
    if (!session || token === undefined || !refusesToken(problem)) throw problem;
    const renewed = await unlessAborted(session.renewed(token), signal);
    if (!renewed) throw problem;
    const second = await this.send(request, renewed.accessToken, signal);
    if (!second.ok && second.status !== 304) throw await this.reading(problemOf(second), signal);
    return await this.reading(read(second), signal);
  }

  private async send(request: Outgoing, token: string | undefined, signal: AbortSignal): Promise<Response> {
    const { method, url, headers, body } = request;
    const all = new Headers(headers);
    if (token !== undefined) all.set('authorization', `Bearer ${token}`);
    return this.reading(
      this.fetch(url, {
        method,
        headers: all,
        ...(body !== undefined && { body }),
        signal,
        // The client knows ETags itself, and what is personal is not for a browser's cache.
        cache: 'no-store',
      }),
      signal,
    );
  }

  /** However a platform's fetch tells of a connection that cannot be had or broke: nobody has answered. */
  private async reading<T>(answer: Promise<T>, signal: AbortSignal): Promise<T> {
    try {
      return await answer;
    } catch (error) {
      if (error instanceof Problem || signal.aborted) throw error;
      throw new Unreachable(`${this.baseUrl} does not answer: ${causeOf(error)}`, { cause: error });
    }
  }

  private tooLate({ ms }: Deadline, last: unknown): Error {
    if (last instanceof Problem) return last;
    return new Unreachable(
      `${this.baseUrl} did not answer within ${ms / 1000} s; give timeoutMs for longer`,
      {
        cause: last,
      },
    );
  }
}

/** Node puts the reason one level down. */
function causeOf(error: unknown): string {
  const { message, cause } = error as { message?: string; cause?: { message?: string; code?: string } };
  return cause?.message || cause?.code || message || String(error);
}

/**
 * Whether it is the access token that was refused. 401 also says of a password or a code that it is wrong: with another token it
 * would be wrong again, and count twice.
 */
const refusesToken = ({ status, code }: Problem): boolean =>
  status === 401 && (code === 'unauthenticated' || code === 'unknown');
