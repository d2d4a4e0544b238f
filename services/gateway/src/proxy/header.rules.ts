import type { IncomingHttpHeaders } from 'node:http';

/** RFC 9110, 7.6.1: these speak about one connection and end here. `expect` too: the body is already on its way (undici refuses it). */
const HOP_BY_HOP = new Set([
  'connection',
  'expect',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/**
 * Headers by which a caller could pretend to be somebody, or to come from somewhere. Services trust only the bearer token and what
 * is set below; and the API has no cookies, so none are passed.
 */
const CLAIMED =
  /^(cookie|odyssey-.*|forwarded|via|x-real-ip|x-client-ip|true-client-ip|cf-connecting-ip|x-(forwarded|odyssey|user|auth|authenticated|original|rewrite)\b.*)$/;

/** What services may know about the caller beyond the request itself. */
export interface Passage {
  readonly requestId: string;
  readonly traceparent: string;
  /** The caller's address. */
  readonly address: string;
  readonly protocol: string;
  readonly host: string;
}

export function toUpstream(headers: IncomingHttpHeaders, passage: Passage): IncomingHttpHeaders {
  const kept = Object.entries(headers).filter(([name]) => !HOP_BY_HOP.has(name) && !CLAIMED.test(name));
  return {
    ...Object.fromEntries(kept),
    'x-request-id': passage.requestId,
    traceparent: passage.traceparent,
    'x-forwarded-for': passage.address,
    'x-forwarded-proto': passage.protocol,
    'x-forwarded-host': passage.host,
  };
}

/** Set by the gateway for everybody, or nobody's business. */
const OURS = /^(access-control-.*|server|x-powered-by|set-cookie|strict-transport-security|x-request-id)$/;

export function fromUpstream(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const kept = Object.entries(headers).filter(([name]) => !HOP_BY_HOP.has(name) && !OURS.test(name));
  return Object.fromEntries(kept);
}
