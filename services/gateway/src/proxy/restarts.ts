import { Readable } from 'node:stream';
import type { DataService } from '@odyssey/contracts';
import type { KeyedRoutes } from '../openapi/keyed.ts';

/** A request to a service, as it is tried. */
export interface Tried {
  readonly method?: string;
  readonly url: URL;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

/** Nobody took the connection, or it was not made: nothing was sent over it. */
export const REFUSED = 'ECONNREFUSED';
/** After a quiet time as long as this, refused connections are the beginning of another outage. Milliseconds. */
const FORGOTTEN_MS = 30_000;
const BETWEEN_TRIES_MS = 100;
const AFTER_BREAK_MS = 25;
/** Requests that wait at once; the others are told right away. */
const MOST_WAITING = 500;

/**
 * Decides whether a request to a service is tried once more. One whose connection was refused was certainly not read:
 * it waits while the service restarts, a write too. One whose connection broke may have been: it is repeated, once, when
 * it only reads or carries a key that its route looks at: elsewhere a key changes nothing, and a write would happen twice.
 */
export class Restarts {
  private readonly outages = new Map<DataService, { since: number; last: number }>();
  private readonly waiting = new Set<Tried>();

  /**
   * @param patienceMs how long a service may refuse before nobody waits for it any more
   * @param keyed where a key makes repetition harmless
   */
  constructor(
    private readonly patienceMs: number,
    private readonly keyed: KeyedRoutes,
  ) {}

  answered(service: DataService, request: Tried): void {
    this.outages.delete(service);
    this.waiting.delete(request);
  }

  /**
   * @param attempt 0 for the first
   * @returns milliseconds until the next try, or null for none
   */
  delay(
    service: DataService,
    request: Tried,
    { code, attempt }: { code: string; attempt: number },
    now = performance.now(),
  ): number | null {
    const wait = code === REFUSED ? this.refused(service, request, now) : this.broke(request, code, attempt);
    if (wait === null) this.waiting.delete(request);
    return wait;
  }

  private refused(service: DataService, request: Tried, now: number): number | null {
    const known = this.outages.get(service);
    const since = known && now - known.last < FORGOTTEN_MS ? known.since : now;
    this.outages.set(service, { since, last: now });
    const mayWait = this.waiting.has(request) || this.waiting.size < MOST_WAITING;
    if (isSpent(request) || !mayWait || now - since >= this.patienceMs) return null;
    this.waiting.add(request);
    return BETWEEN_TRIES_MS;
  }

  private broke(request: Tried, code: string, attempt: number): number | null {
    const lost = code === 'UND_ERR_SOCKET' || code === 'ECONNRESET';
    return lost && attempt === 0 && this.isRepeatable(request) ? AFTER_BREAK_MS : null;
  }

  private isRepeatable(request: Tried): boolean {
    const { method, url, headers } = request;
    if (method === 'GET' || method === 'HEAD') return true;
    if (method !== 'POST' || headers?.['idempotency-key'] === undefined || isSpent(request)) return false;
    return this.keyed.has(method, url.pathname);
  }
}

/** What was read of a stream is gone: it cannot be sent again. Nothing is read of it for a connection that is refused. */
const isSpent = ({ body }: Tried) => body instanceof Readable && (body.readableDidRead || body.destroyed);
