import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import {
  CONFIG,
  METRICS,
  ProblemFilter,
  RateLimits,
  refuseQuietly,
  shedRequests,
  traceparentOf,
} from '@odyssey/platform';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Counter, type Registry } from 'prom-client';
import type { GatewayConfig } from './config.ts';
import { awaitBody } from './edge/body-deadline.ts';
import { boundConnections } from './edge/connections.ts';
import { cors } from './edge/cors.ts';
import { EdgeLimits } from './edge/edge-limits.ts';
import { hideMetrics } from './edge/inside-only.ts';
import { securityHeaders } from './edge/security-headers.ts';
import { cutStalledAnswers } from './edge/stalled-answers.ts';
import { TrustedProxies } from './edge/trusted-proxies.ts';
import { documents } from './openapi/documents.ts';
import { GuessableRoutes } from './openapi/guessable.ts';
import { DocumentedMethods } from './openapi/methods.ts';
import { docs } from './pages/docs.plugin.ts';
import type { Passage } from './proxy/header.rules.ts';
import { proxy } from './proxy/proxy.plugin.ts';
import { patienceWith } from './proxy/routing.rules.ts';
import { serviceConnections } from './proxy/service-connections.ts';
import { Silences } from './proxy/silences.ts';

/**
 * Puts together what every request passes, on Fastify itself: Nest reads bodies before a controller sees them, and here they
 * must stream through.
 */
@Injectable()
export class FrontDoor implements OnModuleInit, OnApplicationShutdown {
  private readonly proxies: TrustedProxies;
  private readonly limits: EdgeLimits;
  private readonly methods = new DocumentedMethods(documents);
  private readonly problems: ProblemFilter;
  private readonly connections = serviceConnections();
  private readonly silences: Silences;
  private endWatch: (() => void) | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: GatewayConfig,
    private readonly host: HttpAdapterHost,
    limits: RateLimits,
    @Inject(METRICS) private readonly metrics: Registry,
  ) {
    this.limits = new EdgeLimits(limits, config.edgeLimit, new GuessableRoutes(documents));
    this.silences = new Silences(config.urls);
    this.proxies = new TrustedProxies(config.trustedProxies);
    this.problems = new ProblemFilter(config.publicUrl, { allowed: () => [] }, metrics);
  }

  async onModuleInit(): Promise<void> {
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    this.bound(fastify);
    securityHeaders(fastify, this.config.publicUrl);
    await cors(fastify, this.config.corsOrigins);
    fastify.addHook('onRequest', async (request, reply) => {
      try {
        hideMetrics(request);
        awaitBody(request, this.config.patience, (error) => {
          if (!reply.sent) this.problems.answer(error, request, reply);
        });
        await this.limits.count(this.addressOf(request), request, reply);
        this.methods.refuseOthers(request.method, request.url);
      } catch (error) {
        // Answered here: routes that were made before this hook have an error handler that knows nothing of problems.
        this.problems.answer(error, request, reply);
        return reply;
      }
    });
    fastify.addHook('onSend', async (request, reply) => this.limits.state(request, reply));
    await fastify.register(docs);
    const shed = shedRequests(this.metrics);
    await fastify.register(proxy, {
      urls: this.config.urls,
      connections: this.connections,
      silences: this.silences,
      patienceWith,
      restartMs: this.config.restartMs,
      passageOf: (request) => this.passageOf(request),
      shed: (error, request, reply) => {
        shed.inc();
        return refuseQuietly(error, this.config.publicUrl, request, reply);
      },
      answer: (error, request, reply) => this.problems.answer(error, request, reply),
    });
  }

  /** After HTTP has closed: what was in flight has its answer. */
  async onApplicationShutdown(): Promise<void> {
    this.endWatch?.();
    await Promise.all([this.connections.destroy(), this.silences.close()]);
  }

  /** What every connection is held to, before its first request. */
  private bound({ server }: FastifyInstance): void {
    const { connections, patience } = this.config;
    server.headersTimeout = patience.headers;
    server.requestTimeout = Math.max(patience.headers, patience.body, patience.upload);
    const refused = new Counter({
      name: 'odyssey_edge_refused_connections_total',
      help: 'Connections that were one too many, of all or of one network',
      labelNames: ['reason'] as const,
      registers: [this.metrics],
    });
    boundConnections(server, connections, this.proxies, refused);
    this.endWatch = cutStalledAnswers(server, patience.stall);
  }

  private passageOf(request: FastifyRequest): Passage {
    const believed = this.proxies.trusts(request.socket.remoteAddress ?? '');
    const said = (name: string) =>
      believed
        ? String(request.headers[name] ?? '')
            .split(',')[0]
            ?.trim()
        : '';
    return {
      requestId: request.id,
      traceparent: traceparentOf(request),
      address: this.addressOf(request),
      protocol: said('x-forwarded-proto') || request.protocol,
      host: said('x-forwarded-host') || request.host,
    };
  }

  private addressOf({ socket, headers }: FastifyRequest): string {
    const forwarded = headers['x-forwarded-for'];
    return this.proxies.addressOf(
      socket.remoteAddress ?? '',
      Array.isArray(forwarded) ? forwarded.join(',') : forwarded,
    );
  }
}
