import { randomUUID } from 'node:crypto';
import type { FastifyRequest } from 'fastify';

const TRACEPARENT = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})$/;
const REQUEST_ID = /^[\w.:-]{1,128}$/;

/** Our span in the caller's trace, or in a new one when it sent none (W3C Trace Context). */
export function ownTraceparent(received: unknown): string {
  const [, traceId, flags] = TRACEPARENT.exec(String(received ?? '')) ?? [];
  return `00-${traceId ?? randomHex(32)}-${randomHex(16)}-${flags ?? '01'}`;
}

/** Not for secrets: some bits say that it is a UUID. Node draws those for many at once; each draw of our own costs more than the rest of this file. */
const randomHex = (digits: number): string => randomUUID().replaceAll('-', '').slice(-digits);

/** The caller's X-Request-Id when it is a harmless word, else a fresh one. */
export function requestIdOf(received: unknown): string {
  return typeof received === 'string' && REQUEST_ID.test(received) ? received : randomUUID();
}

const traces = new WeakMap<FastifyRequest, string>();

/** The request's traceparent, made once. */
export function traceparentOf(request: FastifyRequest): string {
  const known = traces.get(request);
  if (known) return known;
  const made = ownTraceparent(request.headers.traceparent);
  traces.set(request, made);
  return made;
}

/** The request's span was begun by whoever traces this process: the traceparent is that span. */
export const adoptTraceparent = (request: FastifyRequest, traceparent: string): void =>
  void traces.set(request, traceparent);

export const traceIdOf = (request: FastifyRequest): string => traceparentOf(request).split('-')[1] ?? '';
