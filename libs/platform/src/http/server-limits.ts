import type { ServerOptions } from 'node:http';
import { OdysseyError } from '@odyssey/contracts';
import type { FastifyInstance } from 'fastify';

/** Request line and headers together, in bytes. */
export const MOST_HEADER_BYTES = 16_384;
const MOST_HEADERS = 100;
/** Longer than any address of ours; RFC 9110 asks for 8,000 at least. */
const LONGEST_URL = 8_000;
/** Connections at once; the gateway, which meets everybody, sets its own. */
const MOST_CONNECTIONS = 4_096;
/** After so many requests a connection is closed, orderly: nobody keeps one place for ever. */
const REQUESTS_PER_CONNECTION = 10_000;
/** From the beginning of a request until its headers are there, and until its body is. Milliseconds. */
const HEADERS_MS = 10_000;
const REQUEST_MS = 300_000;

/** What Node holds every connection to. Time limits are checked once a second, and not every half minute as by default. */
export const SERVER_OPTIONS: ServerOptions = {
  maxHeaderSize: MOST_HEADER_BYTES,
  headersTimeout: HEADERS_MS,
  connectionsCheckingInterval: 1_000,
  // An answer says how long its connection is kept; who asks at the last moment of that, over a slow line, is still heard.
  keepAliveTimeoutBuffer: 5_000,
  // Finds peers that are gone without a word.
  keepAlive: true,
  keepAliveInitialDelay: 60_000,
};

export const FASTIFY_LIMITS = {
  requestTimeout: REQUEST_MS,
  maxRequestsPerSocket: REQUESTS_PER_CONNECTION,
};

/** What Node does not refuse by itself: it would leave headers out that are too many, and take any address. */
export function boundRequests(fastify: FastifyInstance): void {
  fastify.server.maxConnections = MOST_CONNECTIONS;
  fastify.server.maxHeadersCount = MOST_HEADERS + 1;
  fastify.addHook('preParsing', async ({ raw }, _reply, payload) => {
    if (raw.rawHeaders.length / 2 > MOST_HEADERS)
      throw new OdysseyError('headers_too_large', `A request may have ${MOST_HEADERS} headers.`);
    if ((raw.url ?? '').length > LONGEST_URL)
      throw new OdysseyError('address_too_long', `An address may have ${LONGEST_URL} characters.`);
    return payload;
  });
}
