import { createHmac, hkdfSync } from 'node:crypto';
import { OdysseyError } from '@odyssey/contracts';
import type { FastifyRequest } from 'fastify';

/** A request that may come twice: the key the caller chose, the route, and what exactly was asked. */
export interface IdempotentRequest {
  readonly key: string;
  /** Method and pattern of the route: `POST /v1/goals/:id/plans`. */
  readonly route: string;
  /** HMAC-SHA-256 of the address and the body. */
  readonly fingerprint: string;
}

const KEY = /^[\x21-\x7e]{1,255}$/;

/**
 * Reads what the caller said of a repetition, and makes fingerprints under a key of their own (HKDF): a body may hold a password, and
 * who comes to see the table must not be able to try guesses against it.
 */
export class Fingerprints {
  private readonly key: Buffer;

  /** @param secret the same in all processes of a service, or a repetition is taken for another request. */
  constructor(secret: string) {
    this.key = Buffer.from(hkdfSync('sha256', secret, '', 'odyssey idempotency fingerprint', 32));
  }

  /** @throws malformed_request when the key is not 1 to 255 visible ASCII characters. */
  idempotencyOf(request: FastifyRequest): { idempotency?: IdempotentRequest } {
    const key = request.headers['idempotency-key'];
    if (key === undefined || request.method !== 'POST') return {};
    if (typeof key !== 'string' || !KEY.test(key)) {
      throw new OdysseyError(
        'malformed_request',
        'An Idempotency-Key has 1 to 255 visible ASCII characters.',
      );
    }
    return {
      idempotency: {
        key,
        route: `${request.method} ${request.routeOptions.url}`,
        fingerprint: this.of(request.url, request.body),
      },
    };
  }

  /** Equal for equal requests, whatever the order of their fields. */
  of(url: string, body: unknown): string {
    return createHmac('sha256', this.key)
      .update(`${url}\n${JSON.stringify(sorted(body ?? null))}`)
      .digest('base64url');
  }
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}
