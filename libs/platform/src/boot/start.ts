import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { EventBus } from '@odyssey/events';
import type { JWTVerifyGetKey } from 'jose';
import { healthRoutes } from '../health/health.routes.ts';
import { measureRequests, metricsRegistry } from '../health/metrics.ts';
import { closeGracefully } from '../http/graceful-close.ts';
import { httpServer } from '../http/http-server.ts';
import { shedOverload } from '../limits/shedding.ts';
import { faultsOf, routesOf } from '../openapi/routes.ts';
import { startTracing } from '../telemetry/tracing.ts';
import { ownsData } from './config.ts';
import { workContext } from './context.ts';
import type { ServiceDefinition } from './definition.ts';
import { edge } from './edge.ts';
import { type Environment, processEnvironment } from './environment.ts';
import { createPino, NestLogger } from './logger.ts';
import { openDatabase } from './open-database.ts';
import { PlatformModule } from './platform.module.ts';
import { type RunningParts, runningParts } from './running-parts.ts';

export interface StartOptions {
  /** Keys that are tried before the service's own; for tests. */
  readonly keys?: readonly JWTVerifyGetKey[];
  /** False runs without Kafka: events stay in the outbox and are delivered by hand; for tests. */
  readonly kafka?: boolean;
  /** Carries events instead of Kafka; for tests. */
  readonly bus?: EventBus;
  /** False leaves jobs waiting in their queues; for tests. */
  readonly workers?: boolean;
  /** Compares every answer with its schema; for tests. */
  readonly checkAnswers?: boolean;
  /** The process cannot go on; default: nothing, `/livez` says so. */
  onStuck?(why: string): void;
}

export interface RunningService {
  readonly app: NestFastifyApplication;
  readonly name: string;
  readonly url: string;
  /** Ends in order: no new work, consumer, relay and jobs, HTTP, database. Safe to call twice. */
  close(): Promise<void>;
}

/**
 * Starts one service in this process. Resolves when HTTP is served; the consumer joins its group in the background.
 * @throws ConfigFaults, or what stopped it; nothing is left running then.
 */
export function startService(
  definition: ServiceDefinition,
  env: Environment = processEnvironment(),
  options: StartOptions = {},
): Promise<RunningService> {
  return workContext.run({ service: definition.name }, () => start(definition, env, options));
}

async function start(
  definition: ServiceDefinition,
  env: Environment,
  options: StartOptions,
): Promise<RunningService> {
  const config = definition.config(env, definition.name);
  const routes = routesOf(definition.module);
  const faults = faultsOf(routes);
  if (faults.length > 0) throw new Error(`${definition.name} cannot start:\n${faults.join('\n')}`);
  const pino = createPino(config.logLevel);
  const registry = metricsRegistry(definition.name);
  let stuck: string | undefined;
  const { adapter, fastify, problems } = httpServer({
    service: definition.name,
    publicUrl: config.publicUrl,
    pino,
    registry,
    behindProxy: ownsData(definition.name),
    tls: config.tls,
  });
  const draining = closeGracefully(fastify);
  measureRequests(fastify, registry);
  if (ownsData(definition.name)) shedOverload(fastify, { publicUrl: config.publicUrl, registry, routes });
  const database = ownsData(definition.name) ? await openDatabase(definition, config) : undefined;
  const module = PlatformModule.forService({
    definition,
    config,
    database,
    registry,
    bus: options.bus,
    kafka: options.kafka === false ? null : config.kafkaBrokers,
    onStuck: (why) => {
      stuck = why;
      options.onStuck?.(why);
    },
  });
  const tracing = await startTracing(definition.name, config.tracesUrl);
  let app: NestFastifyApplication;
  let parts: RunningParts;
  try {
    app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
      logger: new NestLogger(pino),
      bodyParser: false,
      abortOnError: false,
    });
    parts = runningParts(app, definition, { stuck: () => stuck, tracing, draining });
  } catch (error) {
    await database?.destroy();
    await tracing.stop();
    throw error;
  }
  try {
    healthRoutes(fastify, parts.health, registry);
    app.useGlobalFilters(problems);
    edge(app, config, options);
    await parts.open();
    const place = { port: config.port, host: config.host, reusePort: config.sharePort };
    await app.listen(place);
    await parts.start({ workers: options.workers ?? true });
  } catch (error) {
    await parts.close();
    throw error;
  }
  // Nest says http of every server that it has not made itself.
  const url = (await app.getUrl()).replace(/^http:/, config.tls ? 'https:' : 'http:');
  return { app, name: definition.name, url, close: parts.close };
}
