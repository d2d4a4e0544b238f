import type { Server } from 'node:http';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import {
  fastify as createFastify,
  type FastifyBaseLogger,
  type FastifyHttpOptions,
  type FastifyInstance,
  LogController,
} from 'fastify';
import type { Logger as Pino } from 'pino';
import type { Registry } from 'prom-client';
import { certificateEnd } from '../health/metrics.ts';
import { traceRequests } from '../telemetry/request-spans.ts';
import type { CertificateFiles } from '../tls/certificate.ts';
import { boundHandshakes } from '../tls/handshakes.ts';
import { RenewedCertificate } from '../tls/renewed-certificate.ts';
import { speaksTls } from '../tls/server-sockets.ts';
import { tlsOptions } from '../tls/tls-options.ts';
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
  registry: Registry;
  /** True behind the gateway; the gateway itself believes nobody. */
  behindProxy: boolean;
  /** With these it speaks HTTPS, and nothing else. */
  tls: CertificateFiles | undefined;
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
export function httpServer({
  service,
  publicUrl,
  pino,
  registry,
  behindProxy,
  tls,
}: HttpOptions): HttpServer {
  const methods = new MethodTable();
  const problems = new ProblemFilter(publicUrl, methods, registry);
  // A second Authorization is not dropped in silence: joined to the first it is no token any more.
  const options = { ...SERVER_OPTIONS, joinDuplicateHeaders: true };
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
    ...(tls ? { https: { ...options, ...tlsOptions(tls) } } : { http: options }),
    trustProxy: behindProxy ? PRIVATE_NETWORKS : false,
    routerOptions: { maxParamLength: 512 },
    frameworkErrors: (error, request, reply) => problems.answer(error, request, reply),
    clientErrorHandler: (error, socket) => closeWith(socket, badRequestBytes(error, publicUrl)),
    // HTTPS is the same HTTP to all that follows.
  } as FastifyHttpOptions<Server>);
  fastify.setErrorHandler((error, request, reply) => problems.answer(error, request, reply));
  const adapter = new Adapter(fastify as never);
  methods.watch(fastify);
  boundRequests(fastify);
  closeLingering(fastify.server);
  boundHandshakes(fastify, service, pino);
  if (tls) renewCertificate(fastify, tls, { pino, registry });
  bodyParsers(fastify);
  traceRequests(fastify, service);
  logRequests(fastify, service);
  return { adapter, fastify, problems };
}

function renewCertificate(
  fastify: FastifyInstance,
  files: CertificateFiles,
  { pino, registry }: Pick<HttpOptions, 'pino' | 'registry'>,
): void {
  const { server } = fastify;
  if (!speaksTls(server)) return;
  const certificate = new RenewedCertificate(server, files, pino, certificateEnd(registry));
  fastify.addHook('onReady', () => certificate.follow());
  fastify.addHook('onClose', async () => certificate.end());
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
