import { Logger } from '@nestjs/common';
import { PgBoss } from 'pg-boss';
import type { JobDef } from './define.ts';

/** Connections that pg-boss holds at most. */
const CONNECTIONS = 2;
/** As for the service's own connections: nothing of the queue's lasts for ever either. Milliseconds. */
const LIMITS = '-c statement_timeout=5000 -c lock_timeout=2000 -c idle_in_transaction_session_timeout=10000';
/** A worker is told of new jobs; the poll is the way that works when the one who enqueued has died. Seconds. */
export const POLL_SECONDS = 10;
/**
 * The server's limits do not reach us over a half-open connection: the worker would wait there until TCP gives up. For
 * pg itself, pg-boss's types do not know them.
 */
const SILENCE = { query_timeout: 8_000, keepAlive: true };
/** After the queue has reported a fault, for how long the next ones are not logged. */
const QUIET_MS = 60_000;
/** How long a finished job stays to be looked at, in seconds. */
const KEPT_SECONDS = 24 * 3600;

/** pg-boss on the schema `jobs` that a migration made: this role may not create anything. */
export function openBoss(databaseUrl: string, service: string): PgBoss {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    application_name: `odyssey-${service}-jobs`,
    schema: 'jobs',
    max: CONNECTIONS,
    connectionTimeoutMillis: 3_000,
    ...SILENCE,
    options: LIMITS,
    migrate: false,
    createSchema: false,
    schedule: false,
    registerInstance: false,
    reindex: false,
    monitorVacuum: false,
  });
  const logger = new Logger('Jobs');
  let quietUntil = 0;
  // Without a listener an error event would end the process. Every poll of every worker has one while the database is away.
  boss.on('error', (error: Error) => {
    if (performance.now() < quietUntil) return;
    quietUntil = performance.now() + QUIET_MS;
    logger.warn(`the job queue reports, at most once a minute: ${error.message}`);
  });
  return boss;
}

export async function declareQueues(boss: PgBoss, jobs: readonly JobDef[]): Promise<void> {
  for (const { name, retryLimit, retryDelay, expireInSeconds } of jobs) {
    const options = {
      // One more than we try: when the process dies in the last try, that one tells of the failure.
      retryLimit: retryLimit + 1,
      retryDelay,
      retryBackoff: true,
      // By the count, in which each stop that a job met is one more: a few of them would have the next try wait for hours.
      retryDelayMax: Math.max(1, retryDelay) * 2 ** (retryLimit + 1),
      expireInSeconds,
      deleteAfterSeconds: KEPT_SECONDS,
    };
    await boss.createQueue(name, options);
    await boss.updateQueue(name, options);
  }
}

/** Lets the workers of a queue in this process look now instead of at their next poll. */
export function wakeWorkers(boss: PgBoss, queue: string): void {
  for (const worker of boss.getWipData()) if (worker.name === queue) boss.notifyWorker(worker.id);
}
