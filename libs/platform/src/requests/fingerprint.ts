import { createHash } from 'node:crypto';
import { OdysseyError } from '@odyssey/contracts';
import type { FastifyRequest } from 'fastify';

/** A request that may come twice: the key the caller chose, the route, and what exactly was asked. */
export interface IdempotentRequest {
  readonly key: string;
  /** Method and pattern of the route: `POST /v1/goals/:id/plans`. */
  readonly route: string;
  /** SHA-256 of the address and the body. */
  readonly fingerprint: string;
}

const KEY = /^[\x21-\x7e]{1,255}$/;

/** @throws malformed_request when the key is not 1 to 255 visible ASCII characters. */
export function idempotencyOf(request: FastifyRequest): { idempotency?: IdempotentRequest } {
  const key = request.headers['idempotency-key'];
  if (key === undefined || request.method !== 'POST') return {};
  if (typeof key !== 'string' || !KEY.test(key)) {
    throw new OdysseyError('malformed_request', 'An Idempotency-Key has 1 to 255 visible ASCII characters.');
  }
  return {
    idempotency: {
      key,
      route: `${request.method} ${request.routeOptions.url}`,
      fingerprint: fingerprintOf(request.url, request.body),
    },
  };
}

/** Equal for equal requests, whatever the order of their fields. */
export function fingerprintOf(url: string, body: unknown): string {
  return createHash('sha256')
    .update(`${url}\n${JSON.stringify(sorted(body ?? null))}`)
    .digest('base64url');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}
