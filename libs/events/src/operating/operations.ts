import { Injectable, Logger } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { failureOf, messageOf } from '../consumer/failure.ts';
import { Transactions } from '../transactions.ts';
import type { Tx } from '../tx.ts';
import { NoLongerOurs, NotNow, type Operation, type OperationKind, type Progress } from './operation.ts';
import { rest } from './waiting.ts';

/** How often a service looks for orders, in milliseconds. */
const POLL_MS = 1_000;
/** How long an order stays with a worker that is not heard of: after that another one goes on with it. */
const LEASE_MS = 10_000;
const RENEW_MS = 3_000;
const AGAIN_MS = 1_000;
const MOST_IN_A_STEP = 200;
/** The steps of a slow rate are short, so that it is even. */
const STEPS_A_SECOND = 4;

interface Row {
  id: string;
  kind: string;
  filter: Record<string, unknown>;
  cursor: Record<string, unknown> | null;
  rate: number;
  total: string | null;
  done: string;
  skipped: string;
}

/**
 * Works what operators asked for: rows of `event_operations`, step by step, each step's progress in its own commit.
 * Whatever ends this process, or the command that asked, the next worker goes on where the last commit was.
 */
@Injectable()
export class Operations {
  private readonly kinds = new Map<string, OperationKind>();
  private readonly working = new Map<string, Promise<void>>();
  private readonly worker = uuidv7();
  private readonly stopped = new AbortController();
  private readonly logger = new Logger('Operations');
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> = Promise.resolve();

  constructor(private readonly transactions: Transactions) {}

  /** Adds something that this service can be asked for. */
  register(kind: OperationKind): void {
    if (this.kinds.has(kind.kind)) throw new Error(`two kinds of operation are named ${kind.kind}`);
    this.kinds.set(kind.kind, kind);
  }

  start(): void {
    this.schedule();
  }

  /** Ends after the step at hand; the next worker goes on at once. */
  async stop(): Promise<void> {
    this.stopped.abort();
    clearTimeout(this.timer);
    await this.looking;
    await Promise.all(this.working.values());
  }

  /** Works on everything that is asked for, to its end. */
  async run(): Promise<void> {
    await this.look();
    await Promise.all(this.working.values());
  }

  private schedule(): void {
    if (this.stopped.signal.aborted) return;
    this.timer = setTimeout(
      () => {
        this.looking = this.look()
          .catch((error: unknown) => this.logger.debug(`operations wait: ${messageOf(error)}`))
          .finally(() => this.schedule());
      },
      POLL_MS * (0.75 + Math.random() / 2),
    );
  }

  private async look(): Promise<void> {
    const open = await this.transactions.forSystem((tx) =>
      tx.query<{ kind: string }>(
        `select distinct kind from event_operations
         where state in ('queued', 'running') and (leased_until < now() or worker = $1)`,
        [this.worker],
      ),
    );
    for (const name of open.map(({ kind }) => kind)) {
      const kind = this.kinds.get(name);
      if (!kind || this.working.has(name)) continue;
      const work = this.workOn(kind).finally(() => this.working.delete(name));
      this.working.set(name, work);
    }
  }

  /** Steps until nothing of this kind is left. Never throws. */
  private async workOn(kind: OperationKind): Promise<void> {
    while (!this.stopped.signal.aborted) {
      try {
        const row = await this.take(kind.kind);
        if (!row) return;
        await this.step(kind, row);
      } catch (error) {
        this.logger.debug(`${kind.kind} waits: ${messageOf(error)}`);
        await rest(AGAIN_MS, this.stopped.signal);
      }
    }
    await this.release(kind.kind).catch((error: unknown) =>
      this.logger.debug(`lease of ${kind.kind} runs out by itself: ${messageOf(error)}`),
    );
  }

  /** The oldest open operation of a kind, leased for a while; nothing when another worker has it. */
  private take(kind: string): Promise<Row | undefined> {
    return this.transactions.forSystem(async (tx) => {
      const rows = await tx.query<Row>(
        `update event_operations set state = 'running', worker = $2, started_at = coalesce(started_at, now()),
           leased_until = now() + $3 * interval '1 millisecond'
         where id = (select id from event_operations where kind = $1 and state in ('queued', 'running')
                     order by created_at, id limit 1)
           and state in ('queued', 'running') and (leased_until < now() or worker = $2)
         returning *`,
        [kind, this.worker, LEASE_MS],
      );
      return rows[0];
    });
  }

  private async step(kind: OperationKind, row: Row): Promise<void> {
    const began = performance.now();
    let moved = 0;
    const operation: Operation = {
      ...row,
      total: row.total === null ? null : Number(row.total),
      done: Number(row.done),
      skipped: Number(row.skipped),
      batch: Math.max(1, Math.min(MOST_IN_A_STEP, Math.floor(row.rate / STEPS_A_SECOND))),
      signal: this.stopped.signal,
      advance: async (tx, made) => {
        await this.advance(tx, row.id, made);
        moved += made.done ?? 0;
      },
    };
    const renewal = setInterval(() => void this.renew(row.id), RENEW_MS);
    try {
      const outcome = await kind.step(operation);
      if (outcome === 'done') await this.finish(row, 'done', null);
      else await rest((moved / row.rate) * 1_000 - (performance.now() - began), this.stopped.signal);
    } catch (error) {
      await this.failed(row, error);
    } finally {
      clearInterval(renewal);
    }
  }

  private async advance(
    tx: Tx,
    id: string,
    { done = 0, skipped = 0, total, cursor }: Progress,
  ): Promise<void> {
    const rows = await tx.execute(
      `update event_operations set done = done + $3, skipped = skipped + $4, total = coalesce($5, total),
         cursor = coalesce($6, cursor), error = null, leased_until = now() + $7 * interval '1 millisecond'
       where id = $1 and worker = $2 and state = 'running'`,
      [id, this.worker, done, skipped, total ?? null, cursor ? JSON.stringify(cursor) : null, LEASE_MS],
    );
    if (rows === 0) throw new NoLongerOurs(`operation ${id} was cancelled, or goes on elsewhere`);
  }

  private async failed(row: Row, error: unknown): Promise<void> {
    if (error instanceof NoLongerOurs) {
      this.logger.log(error.message);
      return;
    }
    if (error instanceof NotNow || failureOf(error) !== 'own') {
      await this.note(row, messageOf(error));
      await rest(AGAIN_MS, this.stopped.signal);
      return;
    }
    this.logger.error(error, `${row.kind} ${row.id} failed`);
    await this.finish(row, 'failed', messageOf(error));
  }

  /** The row stays as the record of who did what and why; the cursor may name a person and goes. */
  private async finish(row: Row, state: 'done' | 'failed', error: string | null): Promise<void> {
    await this.transactions.forSystem((tx) =>
      tx.execute(
        `update event_operations set state = $3, error = $4, cursor = null, finished_at = now()
         where id = $1 and worker = $2 and state = 'running'`,
        [row.id, this.worker, state, error],
      ),
    );
    this.logger.log(`${row.kind} ${row.id} is ${state}`);
  }

  /** Why it does not get on, for whoever watches it. */
  private note(row: Row, error: string): Promise<number> {
    return this.transactions.forSystem((tx) =>
      tx.execute('update event_operations set error = $3 where id = $1 and worker = $2', [
        row.id,
        this.worker,
        error,
      ]),
    );
  }

  private async renew(id: string): Promise<void> {
    try {
      await this.transactions.forSystem((tx) =>
        tx.execute(
          `update event_operations set leased_until = now() + $3 * interval '1 millisecond'
           where id = $1 and worker = $2 and state = 'running'`,
          [id, this.worker, LEASE_MS],
        ),
      );
    } catch (error) {
      this.logger.debug(`lease not renewed: ${messageOf(error)}`);
    }
  }

  private release(kind: string): Promise<number> {
    return this.transactions.forSystem((tx) =>
      tx.execute(
        `update event_operations set leased_until = '-infinity'
         where kind = $1 and worker = $2 and state = 'running'`,
        [kind, this.worker],
      ),
    );
  }
}
