import { type INestApplication, Logger } from '@nestjs/common';
import { ErasedPeople, EventWorkers } from '@odyssey/events';
import { DataSource } from 'typeorm';
import { Health } from '../health/health.ts';
import type { Draining } from '../http/graceful-close.ts';
import { JobRunner } from '../jobs/job-runner.ts';
import { Jobs } from '../jobs/jobs.ts';
import { workersOf } from '../jobs/workers.ts';
import { RateLimits } from '../limits/rate-limits.ts';
import { IdempotencyKeys } from '../requests/idempotency-keys.ts';
import { Streams } from '../streams/streams.ts';
import type { Tracing } from '../telemetry/tracing.ts';
import { closeInTurn } from './closing.ts';
import { ownsData } from './config.ts';
import type { ServiceDefinition } from './definition.ts';

/** What moves in a service beside HTTP, and the order in which it starts and ends. */
export interface RunningParts {
  readonly health: Health;
  /** Before HTTP listens: what requests need. */
  open(): Promise<void>;
  /** After HTTP listens: what works by itself. */
  start(options: { workers: boolean }): Promise<void>;
  close(): Promise<void>;
}

const PURGE_EVERY_MS = 3_600_000;

export function runningParts(
  app: INestApplication,
  definition: ServiceDefinition,
  { stuck, tracing, draining }: { stuck: () => string | undefined; tracing: Tracing; draining: Draining },
): RunningParts {
  const limits = app.get(RateLimits);
  const data = ownsData(definition.name) ? dataParts(app, definition) : undefined;
  const health = new Health({
    database: async () => !data || (await data.databaseAnswers()),
    consumerJoined: () => !data || data.events.transport.joined,
    stuck,
  });
  let closing: Promise<void> | undefined;
  return {
    health,
    async open() {
      limits.start();
      await data?.open();
    },
    async start({ workers }) {
      await data?.start(workers);
      health.listens();
    },
    close() {
      closing ??= (async () => {
        health.closes();
        draining.begin();
        app.get(Streams).end();
        const answered = draining.drained();
        data?.ends();
        await closeInTurn([
          ...(data?.closings ?? []),
          { name: 'the last answers', keptMs: 500, close: () => answered },
          {
            name: 'HTTP',
            keptMs: 4_000,
            close: (withinMs) => {
              draining.endsWithin(withinMs);
              return app.close();
            },
          },
          ...(data ? [data.database] : []),
          { name: 'Redis', keptMs: 0, close: async () => limits.close() },
          { name: 'traces', keptMs: 500, close: () => tracing.stop() },
        ]);
      })();
      return closing;
    },
  };
}

function dataParts(app: INestApplication, definition: ServiceDefinition) {
  const events = app.get(EventWorkers);
  const jobs = app.get(Jobs);
  const dataSource = app.get(DataSource);
  const keys = app.get(IdempotencyKeys);
  const workers = workersOf(app, definition.queues);
  const logger = new Logger('Purge');
  let purge: NodeJS.Timeout | undefined;
  return {
    events,
    async databaseAnswers(): Promise<boolean> {
      await dataSource.query('select 1');
      return true;
    },
    async open(): Promise<void> {
      await jobs.open();
      app.connectMicroservice({ strategy: events.transport });
    },
    async start(work: boolean): Promise<void> {
      await app.startAllMicroservices();
      events.start();
      const runner = new JobRunner(jobs, app.get(ErasedPeople));
      for (const [job, worker] of work ? workers : []) await runner.work(job, worker);
      purge = setInterval(() => {
        keys
          .purge()
          .catch((error: Error) => logger.warn(`idempotency keys, tried again in an hour: ${error.message}`));
      }, PURGE_EVERY_MS).unref();
    },
    ends(): void {
      clearInterval(purge);
      jobs.rest();
    },
    closings: [
      { name: 'events', keptMs: 2_000, close: () => events.stop() },
      { name: 'jobs', keptMs: 2_000, close: (withinMs: number) => jobs.close(withinMs) },
    ],
    /** Closed with HTTP, unless that hung. */
    database: {
      name: 'the database',
      keptMs: 500,
      close: async () => void (dataSource.isInitialized && (await dataSource.destroy())),
    },
  };
}
