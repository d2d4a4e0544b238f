import { AsyncLocalStorage } from 'node:async_hooks';
import { Readable } from 'node:stream';
import httpProxy from '@fastify/http-proxy';
import { type DataService, OdysseyError } from '@odyssey/contracts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Agent, Dispatcher } from 'undici';
import { documents } from '../openapi/documents.ts';
import { FormRoutes } from '../openapi/forms.ts';
import { KeyedRoutes } from '../openapi/keyed.ts';
import { bodyOf, namedBodyError, readBodies, refuseAnnounced } from './bodies.ts';
import { fromUpstream, type Passage, toUpstream } from './header.rules.ts';
import { boundPlaces } from './places.ts';
import { REFUSED, Restarts, type Tried } from './restarts.ts';
import { ownerOf } from './routing.rules.ts';
import { isRefused } from './service-connections.ts';
import type { Asker, Silences } from './silences.ts';
import { codeOf, upstreamError } from './upstream.errors.ts';

export interface ProxyOptions {
  readonly urls: Readonly<Record<DataService, string>>;
  readonly connections: Agent;
  /** Milliseconds until a service must have begun its answer, and the longest silence within it. */
  readonly patienceWith: (service: DataService) => number;
  /** Which services answer nobody. */
  readonly silences: Silences;
  /** Milliseconds that requests wait for a service that refuses connections. */
  readonly restartMs: number;
  /** What the doors measure time by: a monotonic clock, in milliseconds. */
  readonly now?: (() => number) | undefined;
  /** What services may know about the caller. */
  readonly passageOf: (request: FastifyRequest) => Passage;
  /** Answers what is too much at once, without a word in the log. */
  readonly shed: (error: unknown, request: FastifyRequest, reply: FastifyReply) => FastifyReply;
  /** Answers an error as problem+json. */
  readonly answer: (error: unknown, request: FastifyRequest, reply: FastifyReply) => void;
}

/** What other proxies log, too, for a caller that hung up; nobody is there to read it. */
const CALLER_LEFT = 499;

/** Passes what is public to the service that owns it; bodies and answers stream. What fails on the way is problem+json. */
export async function proxy(scope: FastifyInstance, options: ProxyOptions): Promise<void> {
  // Before register: errors of the plug-in would bypass a handler that is set later.
  scope.setErrorHandler((error, request, reply) => options.answer(named(error, request), request, reply));
  const forms = new FormRoutes(documents);
  readBodies(scope, ({ method, url }) => forms.has(method, url));
  const askers = new AsyncLocalStorage<Asker>();
  scope.addHook('onRequest', async (request) => {
    ownerOfRequest(request);
    refuseAnnounced(request.headers);
  });
  // Before a place is taken: places are for what somebody answers.
  scope.addHook('preHandler', async (request) => options.silences.refuse(ownerOfRequest(request)));
  boundPlaces(scope, {
    ownerOf: ownerOfRequest,
    addressOf: (request) => options.passageOf(request).address,
    shed: options.shed,
    now: options.now,
  });
  await scope.register(httpProxy, {
    routes: ['/v1', '/v1/*', '/.well-known/jwks.json'],
    // OPTIONS is answered here (CORS).
    httpMethods: ['DELETE', 'GET', 'HEAD', 'PATCH', 'POST', 'PUT'],
    upstream: '',
    proxyPayloads: false,
    disableCache: true,
    disableRequestLogging: true,
    // The plug-in's types come from an undici of its own; it only ever calls `request`.
    undici: { request: asking(options, askers) as never },
    replyOptions: {
      getUpstream: (request) => options.urls[ownerOfRequest(request)],
      rewriteRequestHeaders: (request, headers) =>
        toUpstream(headers, options.passageOf(request as FastifyRequest)),
      rewriteHeaders: fromUpstream,
      retryDelay: again(new Restarts(options.restartMs, new KeyedRoutes(documents))),
      onError: (reply, { error }) => {
        const request = reply.request as FastifyRequest;
        if (reply.raw.destroyed) return void reply.status(CALLER_LEFT).send();
        options.answer(upstreamError(ownerOfRequest(request), error), request, reply as FastifyReply);
      },
    },
    handler: (request, reply, destination, given) =>
      askers.run(askerOf(request, reply), () =>
        reply.from(destination, {
          ...given,
          ...bodyOf(request),
          timeout: options.patienceWith(ownerOfRequest(request)),
        }),
      ),
  });
}

/** A service that breaks off within its answer is found by Fastify, not by the plug-in. */
function named(error: unknown, request: FastifyRequest): unknown {
  const broke = (error as NodeJS.ErrnoException).code?.startsWith('UND_ERR_');
  return broke ? upstreamError(ownerOfRequest(request), error) : namedBodyError(error);
}

/** @throws not_found when no service owns the address. */
function ownerOfRequest({ url, method }: Pick<FastifyRequest, 'url' | 'method'>): DataService {
  const owner = ownerOf(url);
  if (owner) return owner;
  throw new OdysseyError('not_found', `There is no route ${method} ${url.split('?')[0]}.`);
}

/** Asks the plug-in's way, but gives up when the caller has, or the service is silent: what nobody waits for is not worth a connection. */
function asking({ connections, silences }: ProxyOptions, askers: AsyncLocalStorage<Asker>) {
  return (
    options: Dispatcher.RequestOptions,
    done: (error: Error | null, answer?: Dispatcher.ResponseData) => void,
  ) => {
    const asker = askers.getStore();
    if (!asker) throw new Error('a service is asked outside of a request');
    const { signal } = asker.end;
    // undici looks at it once there is a connection, and who waits for a service that restarts has none.
    if (signal.aborted) return done(signal.reason as Error);
    silences.sent(asker);
    const given = {
      ...options,
      ...unspent(options.body),
      signal,
    } as Dispatcher.RequestOptions;
    connections.request(given, (error, answer) => {
      silences.ended(asker, error);
      done(error, answer);
    });
  };
}

/** A form that streams, for as many tries as it takes: a stream itself would be destroyed with a connection that is refused. */
function unspent(body: unknown): { body?: AsyncIterable<unknown> } {
  if (!(body instanceof Readable)) return {};
  return { body: { [Symbol.asyncIterator]: () => body[Symbol.asyncIterator]() } };
}

/** Ends when the caller hangs up before the answer is complete. */
function askerOf(request: FastifyRequest, { raw }: FastifyReply): Asker {
  const end = new AbortController();
  raw.once('close', () => {
    if (!raw.writableFinished) end.abort();
  });
  if (raw.destroyed) end.abort();
  return { service: ownerOfRequest(request), end };
}

/** The plug-in's own policy is not used: it repeats every 503 ten times and takes Retry-After for milliseconds. */
function again(restarts: Restarts) {
  return ({ req, err, attempt }: { req: unknown; err: Error | null; attempt: number }): number | null => {
    // Declared as the caller's request; what comes is the one to the service.
    const request = req as Tried;
    const service = ownerOf(request.url.pathname);
    if (!service) return null;
    if (err)
      return restarts.delay(service, request, { code: isRefused(err) ? REFUSED : codeOf(err), attempt });
    restarts.answered(service, request);
    return null;
  };
}
