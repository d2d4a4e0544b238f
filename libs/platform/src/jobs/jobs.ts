import { Injectable, Logger } from '@nestjs/common';
import { messageContext, type Tx, type UserId } from '@odyssey/events';
import type { PgBoss } from 'pg-boss';
import type { z } from 'zod';
import type { JobDef } from './define.ts';
import { declareQueues, openBoss, POLL_SECONDS, wakeWorkers } from './queue.ts';
import { RunningJobs } from './running-jobs.ts';

interface EnqueueOptions {
  /** Enqueuing the same id twice is enqueuing once: the id of the event that caused it, or of the row it works on. */
  id?: string;
  startAfter?: Date;
}

/** The field beside a job's data that carries the trace it belongs to. */
export const TRACE_FIELD = '_traceparent';

/** So long jobs go on when the service stops, and so much of the time it has is kept to give back the others. Milliseconds. */
const GRACE_MS = 7_500;
const GIVING_BACK_MS = 1_000;

/** Slow and timed work, enqueued in the transaction that wants it: neither lost nor run for a rolled-back change. */
@Injectable()
export class Jobs {
  readonly boss: PgBoss;
  readonly running: RunningJobs;
  private readonly logger = new Logger('Jobs');
  private readonly declared: ReadonlySet<string>;
  private readonly timers = new Set<NodeJS.Timeout>();
  private opened: Promise<void> | undefined;
  private rested: Promise<unknown> | undefined;

  constructor(
    databaseUrl: string,
    service: string,
    readonly queues: readonly JobDef[],
  ) {
    this.boss = openBoss(databaseUrl, service);
    this.running = new RunningJobs(this.boss);
    this.declared = new Set(queues.map((queue) => queue.name));
  }

  /** Ready to enqueue; workers are not started yet. */
  open(): Promise<void> {
    this.opened ??= this.boss.start().then(() => declareQueues(this.boss, this.queues));
    return this.opened;
  }

  /** @throws when the data does not fit the job or the job is not among the service's queues. */
  async enqueue<Data extends z.ZodObject>(
    tx: Tx,
    job: JobDef<Data>,
    data: z.input<Data>,
    { id, startAfter }: EnqueueOptions = {},
  ): Promise<void> {
    if (!this.declared.has(job.name)) throw new Error(`${job.name} is not among the queues of the service`);
    const traceparent = messageContext.getStore()?.traceparent;
    const payload = {
      ...(job.data.parse(data) as object),
      ...(traceparent ? { [TRACE_FIELD]: traceparent } : {}),
    };
    await this.boss.send(job.name, JSON.parse(JSON.stringify(payload)) as object, {
      ...(id ? { id } : {}),
      ...(startAfter ? { startAfter } : {}),
      db: within(tx),
    });
    tx.afterCommit(() => this.wakeAt(job.name, startAfter?.getTime() ?? 0));
  }

  /** Takes out of a job what it needs no more, or names whom it turned out to be for. */
  async changeData<Data extends z.ZodObject>(
    tx: Tx,
    job: JobDef<Data>,
    id: string,
    data: z.input<Data>,
  ): Promise<void> {
    await tx.execute('update jobs.job set data = $3 where name = $1 and id = $2', [
      job.name,
      id,
      JSON.stringify(job.data.parse(data)),
    ]);
  }

  /** What waits or has run for a person, when they are erased. @returns how many jobs. */
  erase(tx: Tx, person: UserId): Promise<number> {
    return tx.execute(`delete from jobs.job where data->>'userId' = $1`, [person]);
  }

  /** Wakes the queue's workers at that time, if the poll would come later. */
  wakeAt(queue: string, time: number): void {
    const wait = time - Date.now();
    if (wait > POLL_SECONDS * 1000) return;
    if (wait <= 0) {
      wakeWorkers(this.boss, queue);
      return;
    }
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      wakeWorkers(this.boss, queue);
    }, wait + 20);
    this.timers.add(timer.unref());
  }

  /** What fails from now on may fail because we stop. */
  get stopping(): boolean {
    return this.rested !== undefined;
  }

  /** Takes no more jobs. Those that run go on until `close`. */
  rest(): void {
    this.rested ??= Promise.allSettled(this.queues.map(({ name }) => this.boss.offWork(name)));
  }

  /** @param withinMs after so long nobody waits for it any more */
  async close(withinMs: number): Promise<void> {
    for (const timer of this.timers) clearTimeout(timer);
    if (!this.opened) return;
    await this.opened.catch((error: Error) => this.logger.debug(`was never open: ${error.message}`));
    this.rest();
    await settledWithin(Math.min(GRACE_MS, withinMs - GIVING_BACK_MS), this.rested);
    await this.running.giveBackAll().then(
      (count) =>
        count > 0 && this.logger.log(`${count} jobs were interrupted, and wait for the next process`),
      (error: Error) =>
        this.logger.warn(`interrupted jobs count as failed, they could not be given back: ${error.message}`),
    );
    // Interrupts what still runs, and finds nothing left to count as failed.
    await this.boss.stop({ graceful: false });
  }
}

async function settledWithin(ms: number, settled: Promise<unknown> | undefined): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([settled, late]);
  clearTimeout(timer);
}

/** Lets pg-boss write in our transaction. */
function within(tx: Tx) {
  return { executeSql: async (text: string, values?: unknown[]) => ({ rows: await tx.query(text, values) }) };
}
