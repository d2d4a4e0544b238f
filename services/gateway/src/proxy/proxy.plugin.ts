import httpProxy from '@fastify/http-proxy';
import { type DataService, OdysseyError } from '@odyssey/contracts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { bodyOf, namedBodyError, readBodies, refuseAnnounced } from './bodies.ts';
import { fromUpstream, type Passage, toUpstream } from './header.rules.ts';
import { ownerOf } from './routing.rules.ts';
import { upstreamError } from './upstream.errors.ts';

export interface ProxyOptions {
  readonly urls: Readonly<Record<DataService, string>>;
  /** Milliseconds until a service must have begun its answer, and the longest silence within it. */
  readonly patienceWith: (service: DataService) => number;
  /** What services may know about the caller. */
  readonly passageOf: (request: FastifyRequest) => Passage;
  /** Answers an error as problem+json. */
  readonly answer: (error: unknown, request: FastifyRequest, reply: FastifyReply) => void;
}

const CONNECT_MS = 2_000;
const CONNECTIONS_PER_SERVICE = 256;
const RETRY_AFTER_MS = 25;

/** Passes what is public to the service that owns it; bodies and answers stream. What fails on the way is problem+json. */
export async function proxy(scope: FastifyInstance, options: ProxyOptions): Promise<void> {
  // Before register: errors of the plug-in would bypass a handler that is set later.
  scope.setErrorHandler((error, request, reply) => options.answer(namedBodyError(error), request, reply));
  readBodies(scope);
  scope.addHook('onRequest', async (request) => {
    ownerOfRequest(request);
    refuseAnnounced(request.headers);
  });
  await scope.register(httpProxy, {
    routes: ['/v1', '/v1/*', '/.well-known/jwks.json'],
    // OPTIONS is answered here (CORS).
    httpMethods: ['DELETE', 'GET', 'HEAD', 'PATCH', 'POST', 'PUT'],
    upstream: '',
    proxyPayloads: false,
    disableCache: true,
    disableRequestLogging: true,
    undici: {
      connections: CONNECTIONS_PER_SERVICE,
      connect: { timeout: CONNECT_MS, rejectUnauthorized: true },
    },
    destroyAgent: true,
    replyOptions: {
      getUpstream: (request) => options.urls[ownerOfRequest(request)],
      rewriteRequestHeaders: (request, headers) =>
        toUpstream(headers, options.passageOf(request as FastifyRequest)),
      rewriteHeaders: fromUpstream,
      retryDelay: onceMore,
      onError: (reply, { error }) => {
        const request = reply.request as FastifyRequest;
        options.answer(upstreamError(ownerOfRequest(request), error), request, reply as FastifyReply);
      },
    },
    handler: (request, reply, destination, given) =>
      reply.from(destination, {
        ...given,
        ...bodyOf(request),
        timeout: options.patienceWith(ownerOfRequest(request)),
      }),
  });
}

/** @throws not_found when no service owns the address. */
function ownerOfRequest({ url, method }: Pick<FastifyRequest, 'url' | 'method'>): DataService {
  const owner = ownerOf(url);
  if (owner) return owner;
  throw new OdysseyError('not_found', `There is no route ${method} ${url.split('?')[0]}.`);
}

/**
 * A read whose connection broke before the answer is tried once more: a service that restarts closes connections that looked good.
 * The plug-in's own policy is not used: it repeats every 503 ten times and takes Retry-After for milliseconds.
 */
function onceMore({
  req,
  err,
  attempt,
}: {
  req: { method?: string };
  err: Error | null;
  attempt: number;
}): number | null {
  const broke = ['UND_ERR_SOCKET', 'ECONNRESET'].includes((err as NodeJS.ErrnoException | null)?.code ?? '');
  return broke && attempt === 0 && (req.method === 'GET' || req.method === 'HEAD') ? RETRY_AFTER_MS : null;
}
