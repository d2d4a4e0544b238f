import { randomBytes } from 'node:crypto';
import { ERRORS, type ErrorCode } from '@odyssey/contracts';
import { expectNoLeak } from '@odyssey/testing';

/** A request that is refused. */
export interface Asked {
  method: string;
  /** With its query. */
  path: string;
  headers?: Record<string, string>;
  body?: string;
}

export interface Refusal {
  asked: Asked;
  traceId: string;
  status: number;
  headers: Headers;
  text: string;
}

/** Asks in a trace of its own. */
export async function refusal(base: string, asked: Asked): Promise<Refusal> {
  const traceId = randomBytes(16).toString('hex');
  const answer = await fetch(`${base}${asked.path}`, {
    method: asked.method,
    redirect: 'manual',
    signal: AbortSignal.timeout(20_000),
    headers: { traceparent: `00-${traceId}-${'a'.repeat(16)}-01`, ...asked.headers },
    ...(asked.body === undefined ? {} : { body: asked.body }),
  });
  const text = await answer.text();
  expectNoLeak({
    by: `${asked.method} ${asked.path}`,
    status: answer.status,
    text,
    sent: asked.path + (asked.body ?? ''),
  });
  return { asked, traceId, status: answer.status, headers: answer.headers, text };
}

export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  instance: string;
  code: ErrorCode;
  errors?: { pointer: string; code: string; detail: string }[];
  traceId: string;
}

export const problemOf = ({ text }: Refusal): Problem => JSON.parse(text) as Problem;

/** Words of a parser or a programmer, where a person reads. */
const JARGON =
  /\bundefined\b|\[object|\bNaN\b|expected|received|Invalid (input|option|string)|Too (small|big):|must match pattern|\b(Zod|Error:|Exception|stack|FST_|ERR_)\w*/i;

/** Whether it is a whole sentence that a person can do something with. */
export const isAdvice = (text: string): boolean =>
  /^[A-Z"/'“].{5,}[.!?]$/s.test(text) && !JARGON.test(text.replaceAll(/"[^"]*"/g, '""'));

const REQUIRED = ['code', 'detail', 'instance', 'status', 'title', 'traceId', 'type'];

/** The headers that a refusal with this status needs, so that a program knows how to go on. */
const HEADERS: Record<number, string> = {
  401: 'www-authenticate',
  405: 'allow',
  429: 'retry-after',
  503: 'retry-after',
};

/** What is not as RFC 9457 and our registry have it. */
export function faultsOf(refused: Refusal, publicUrl: string): string[] {
  const { asked, status, headers, text } = refused;
  const faults: string[] = [];
  const must = (holds: boolean, fault: string) => {
    if (!holds) faults.push(`${asked.method} ${asked.path} ${status}: ${fault}`);
  };
  const type = headers.get('content-type') ?? 'nothing';
  must(type === 'application/problem+json; charset=utf-8', `is ${type}`);
  must(headers.get('cache-control') === 'no-store', `may be cached: ${headers.get('cache-control')}`);
  const header = HEADERS[status];
  must(!header || headers.has(header), `has no ${header}`);
  // What HEAD would have said is left out, and nothing else.
  if (asked.method === 'HEAD') {
    must(text === '', 'has a body');
    return faults;
  }
  if (faults.length > 0) return faults;
  const problem = problemOf(refused);
  const def = ERRORS[problem.code];
  must(def !== undefined, `is of no known code: ${problem.code}`);
  if (!def) return faults;
  const names = Object.keys(problem).filter((name) => name !== 'errors');
  must(names.sort().join() === REQUIRED.join(), `has ${names}`);
  must(problem.type === `${publicUrl}/errors/${def.code}`, `is of type ${problem.type}`);
  must(problem.title === def.title, `is called ${problem.title}`);
  must(problem.status === status && def.status === status, `says ${problem.status}, its code ${def.status}`);
  must(problem.instance === asked.path.split('?')[0], `is at ${problem.instance}`);
  must(problem.traceId === refused.traceId, `is of trace ${problem.traceId}`);
  must(isAdvice(problem.detail), `says: ${problem.detail}`);
  must((problem.code === 'invalid_request') === (problem.errors !== undefined), `names ${problem.errors}`);
  for (const { pointer, code, detail } of problem.errors ?? []) {
    must(/^(\/([^~/]|~[01])*)*$/.test(pointer), `points to ${pointer}`);
    must(/^[a-z_]+$/.test(code), `${pointer} is ${code}`);
    must(isAdvice(detail), `says of ${pointer}: ${detail}`);
  }
  return faults;
}
