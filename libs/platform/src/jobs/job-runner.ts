import { Logger } from '@nestjs/common';
import { ErasedPeople, PersonErased, type SpanPlan, traced } from '@odyssey/events';
import { SpanKind } from '@opentelemetry/api';
import type { JobResult, JobWithMetadata } from 'pg-boss';
import type { JobDef } from './define.ts';
import { type Jobs, TRACE_FIELD } from './jobs.ts';
import { POLL_SECONDS } from './queue.ts';
import type { Worker } from './worker.decorator.ts';

/** A batch ends with its slowest job, so several workers a queue fetch side by side. */
const WORKERS = 4;

type Stored = JobWithMetadata<Record<string, unknown>>;

/** Runs the workers of a service on its queues. */
export class JobRunner {
  private readonly logger = new Logger('Jobs');

  constructor(
    private readonly jobs: Jobs,
    private readonly erased: ErasedPeople,
  ) {}

  /** One bad job must not fail the batch it came with: each has a result of its own. */
  async work(job: JobDef, worker: Worker): Promise<void> {
    const localConcurrency = Math.min(WORKERS, job.concurrency);
    const options = {
      localConcurrency,
      batchSize: Math.max(1, Math.floor(job.concurrency / localConcurrency)),
      perJobResults: true as const,
      includeMetadata: true as const,
      burstWhenBatchFull: true,
      pollingIntervalSeconds: POLL_SECONDS,
    };
    await this.jobs.boss.work<Record<string, unknown>, unknown, typeof options>(
      job.name,
      options,
      async (batch) => {
        const results = await Promise.all(
          (batch as Stored[]).map((stored) => this.runOne(job, worker, stored)),
        );
        // A batch of one is never followed by a burst: without this the next job would wait for the poll.
        this.jobs.wakeAt(job.name, 0);
        return results;
      },
    );
  }

  private async runOne(job: JobDef, worker: Worker, stored: Stored): Promise<JobResult> {
    const { [TRACE_FIELD]: trace, ...rest } = stored.data;
    const attempt = stored.retryCount + 1;
    const lastAttempt = stored.retryCount >= job.retryLimit;
    const context =
      typeof trace === 'string'
        ? { traceparent: trace, correlationId: stored.id }
        : { correlationId: stored.id };
    try {
      const person = rest.userId;
      if (typeof person === 'string' && (await this.erased.has(person)))
        return { id: stored.id, status: 'completed' };
      const run = {
        id: stored.id,
        attempt,
        lastAttempt,
        signal: stored.signal,
      };
      await traced(spanOf(job, run), context, async () => worker.run(job.data.parse(rest), run));
      return { id: stored.id, status: 'completed' };
    } catch (error) {
      // They were erased while it ran: what it had to do for them is done by that.
      if (error instanceof PersonErased && error.person === stored.data.userId)
        return { id: stored.id, status: 'completed' };
      const { message } = error as Error;
      this.logger.warn(`${job.name} ${stored.id}, try ${attempt} of ${job.retryLimit + 1}: ${message}`);
      if (lastAttempt) return { id: stored.id, status: 'completed', output: { gaveUp: message } };
      // pg-boss waits between half and all of this, at random.
      this.jobs.wakeAt(job.name, Date.now() + job.retryDelay * 1000 * 2 ** attempt);
      return { id: stored.id, status: 'failed', output: { message } };
    }
  }
}

const spanOf = ({ name }: JobDef, { id, attempt }: { id: string; attempt: number }): SpanPlan => ({
  name: `process ${name}`,
  kind: SpanKind.CONSUMER,
  attributes: {
    'messaging.system': 'pg_boss',
    'messaging.operation.type': 'process',
    'messaging.operation.name': 'process',
    'messaging.destination.name': name,
    'messaging.message.id': id,
    'odyssey.job.attempt': attempt,
  },
});
