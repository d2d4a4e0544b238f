import type { ErrorCode } from '../generated/operations.ts';

/** One field that is wrong. */
export interface FieldError {
  /** Where it is in what was sent, as a JSON pointer: `/dueDate`. */
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
}

interface ProblemBody {
  type?: string;
  title?: string;
  detail?: string;
  code?: string;
  errors?: FieldError[];
  traceId?: string;
}

/** Odyssey said no: a problem+json answer (RFC 9457) as an error. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  /** Stable, and never another meaning. One that is not in the union comes from a later release; `unknown` is no answer of Odyssey's. */
  readonly code: ErrorCode | 'unknown' | (string & {});
  /** For a person: what went wrong and what to do. */
  readonly detail: string;
  /** A page about this code. */
  readonly type: string | undefined;
  readonly errors: readonly FieldError[];
  /** To find it in the logs of whoever runs Odyssey. */
  readonly traceId: string | undefined;
  /** Seconds, when the answer names them. */
  readonly retryAfter: number | undefined;

  constructor(status: number, body: unknown, retryAfter?: number) {
    const said = (typeof body === 'object' && body !== null ? body : {}) as ProblemBody;
    const code = said.code ?? 'unknown';
    const detail = said.detail ?? said.title ?? `HTTP ${status}`;
    super(`${code}: ${detail}`);
    this.status = status;
    this.code = code;
    this.detail = detail;
    this.type = said.type;
    this.errors = said.errors ?? [];
    this.traceId = said.traceId;
    this.retryAfter = retryAfter;
  }
}

/** The session has ended and cannot be renewed: log in again. */
export class SignedOut extends Error {
  override readonly name = 'SignedOut';

  constructor(cause: unknown) {
    super('The session has ended: log in again.', { cause });
  }
}

/** There was no answer: no network, nobody listening, or not in time. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

/** The problem that an answer tells of; a proxy's page of its own is one, too. */
export async function problemOf(response: Response): Promise<Problem> {
  const text = await response.text();
  const type = response.headers.get('content-type') ?? '';
  const seconds = secondsOf(response.headers.get('retry-after'));
  return new Problem(response.status, type.includes('json') ? parsed(text) : undefined, seconds);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // cut short on the way: the status says enough
  }
}

/** Retry-After is a number of seconds or a date (RFC 9110). */
function secondsOf(retryAfter: string | null): number | undefined {
  if (retryAfter === null) return undefined;
  if (/^\d+$/.test(retryAfter)) return Number(retryAfter);
  const at = Date.parse(retryAfter);
  return Number.isNaN(at) ? undefined : Math.max(0, (at - Date.now()) / 1000);
}
