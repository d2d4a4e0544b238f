import { FastifyAdapter } from '@nestjs/platform-fastify';
import {
  fastify as createFastify,
  type FastifyBaseLogger,
  type FastifyInstance,
  LogController,
} from 'fastify';
import type { Logger as Pino } from 'pino';
import { traceRequests } from '../telemetry/request-spans.ts';
import { bodyParsers } from './body-parsers.ts';
import { badRequestBytes } from './client-errors.ts';
import { closeLingering, closeWith } from './lingering-close.ts';
import { MethodTable } from './method-table.ts';
import { ProblemFilter } from './problem.filter.ts';
import { boundRequests, FASTIFY_LIMITS, SERVER_OPTIONS } from './server-limits.ts';
import { requestIdOf } from './trace.ts';

/** JSON bodies only; uploads have limits of their own. */
const BODY_LIMIT = 1_048_576;
/** What is behind the gateway believes what it says of the caller's address. */
const PRIVATE_NETWORKS = ['loopback', 'linklocal', 'uniquelocal'];

export interface HttpServer {
  readonly adapter: FastifyAdapter;
  readonly fastify: FastifyInstance;
  readonly problems: ProblemFilter;
}

interface HttpOptions {
  service: string;
  publicUrl: string;
  pino: Pino;
  /** True behind the gateway; the gateway itself believes nobody. */
  behindProxy: boolean;
}

/**
 * Leaves the error handler to us. Nest would set its own when it starts: too late for the routes of a service that has
 * registered a plug-in before (media's forms), which would then answer in Fastify's shape.
 */
class Adapter extends FastifyAdapter {
  override setErrorHandler(): FastifyInstance {
    return this.getInstance();
  }
}

/** Fastify as every service uses it: ids and traces for each request, one line of log, one shape of error. */
export function httpServer({ service, publicUrl, pino, behindProxy }: HttpOptions): HttpServer {
  const methods = new MethodTable();
  const problems = new ProblemFilter(publicUrl, methods);
  const fastify = createFastify({
    loggerInstance: pino as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    // Which request a line belongs to comes from the context it is written in.
    childLoggerFactory: (logger) => logger,
    requestIdHeader: false,
    genReqId: (request) => requestIdOf(request.headers['x-request-id']),
    bodyLimit: BODY_LIMIT,
    ...FASTIFY_LIMITS,
    // What comes on a connection that is still open while we close is answered, and told that it was the last.
    return503OnClosing: false,
    // A second Authorization is not dropped in silence: joined to the first it is no token any more.
    http: { ...SERVER_OPTIONS, joinDuplicateHeaders: true },
    trustProxy: behindProxy ? PRIVATE_NETWORKS : false,
    routerOptions: { maxParamLength: 512 },
    frameworkErrors: (error, request, reply) => problems.answer(error, request, reply),
    clientErrorHandler: (error, socket) => closeWith(socket, badRequestBytes(error, publicUrl)),
  });
  fastify.setErrorHandler((error, request, reply) => problems.answer(error, request, reply));
  const adapter = new Adapter(fastify as never);
  methods.watch(fastify);
  boundRequests(fastify);
  closeLingering(fastify.server);
  bodyParsers(fastify);
  traceRequests(fastify, service);
  logRequests(fastify, service);
  return { adapter, fastify, problems };
}

function logRequests(fastify: FastifyInstance, service: string): void {
  fastify.addHook('onResponse', (request, reply, done) => {
    const { method, routeOptions } = request;
    const ms = Math.round(reply.elapsedTime * 10) / 10;
    const fields = {
      service,
      requestId: request.id,
      method,
      route: routeOptions.url,
      status: reply.statusCode,
      ms,
    };
    // The address has ids and search words in it; the pattern of the route has none.
    request.log[request.routeOptions.logLevel === 'warn' ? 'trace' : 'info'](
      fields,
      `${method} ${routeOptions.url ?? 'unknown route'} ${reply.statusCode} ${ms} ms`,
    );
    done();
  });
}
