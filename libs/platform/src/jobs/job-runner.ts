import { Logger } from '@nestjs/common';
import { ErasedPeople, PersonErased, type SpanPlan, traced } from '@odyssey/events';
import { SpanKind } from '@opentelemetry/api';
import type { JobResult, JobWithMetadata } from 'pg-boss';
import type { JobDef } from './define.ts';
import { type Jobs, TRACE_FIELD } from './jobs.ts';
import { POLL_SECONDS } from './queue.ts';
import type { JobRun, Worker } from './worker.decorator.ts';

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
        const stored = batch as Stored[];
        const results = await this.jobs.running.during(stored, () =>
          Promise.all(stored.map((one) => this.runOne(job, worker, one))),
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
    // One less than the queue would try (see there). The job's own number: with each stop that it met it has one more.
    const isLast = attempt >= stored.retryLimit;
    const { jobs } = this;
    const context =
      typeof trace === 'string'
        ? { traceparent: trace, correlationId: stored.id }
        : { correlationId: stored.id };
    try {
      const person = rest.userId;
      if (typeof person === 'string' && (await this.erased.has(person)))
        return { id: stored.id, status: 'completed' };
      const run: JobRun = {
        id: stored.id,
        attempt,
        get lastAttempt() {
          return isLast && !jobs.stopping;
        },
        signal: stored.signal,
      };
      const output = await traced(spanOf(job, run), context, async () =>
        worker.run(job.data.parse(rest), run),
      );
      return { id: stored.id, status: 'completed', ...(isObject(output) && { output }) };
    } catch (error) {
      // They were erased while it ran: what it had to do for them is done by that.
      if (error instanceof PersonErased && error.person === stored.data.userId)
        return { id: stored.id, status: 'completed' };
      const { message } = error as Error;
      this.logger.warn(`${job.name} ${stored.id}, try ${attempt} of ${stored.retryLimit}: ${message}`);
      if (jobs.stopping) return this.giveBack(stored, message);
      if (isLast) return { id: stored.id, status: 'completed', output: { gaveUp: message } };
      // pg-boss waits between half and all of this, at random.
      this.jobs.wakeAt(job.name, Date.now() + job.retryDelay * 1000 * 2 ** attempt);
      return { id: stored.id, status: 'failed', output: { message } };
    }
  }

  /** Whether it was its own fault cannot be told, so this try does not count. */
  private async giveBack(stored: Stored, message: string): Promise<JobResult> {
    await this.jobs.running
      .giveBack([stored])
      .catch((error: Error) => this.logger.warn(`${stored.id} could not be given back: ${error.message}`));
    return { id: stored.id, status: 'failed', output: { message } };
  }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

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
