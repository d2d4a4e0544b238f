import { Logger } from '@nestjs/common';
import type { Headers } from '@odyssey/contracts';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { reached } from '../crash-points.ts';
import { within } from '../within.ts';
import { type Grant, Lease, RENEW_MS } from './lease.ts';
import { LeaseTable } from './lease-table.ts';
import { type OutboxRow, OutboxTable } from './outbox-table.ts';
import type { OutboxWriter } from './outbox-writer.ts';

const BATCH = 1_000;
/** A batch is held in memory a few times over; a thousand of the largest events would be a gigabyte. */
const BATCH_BYTES = 4 * 1_048_576;
/** The poll is the path that must be right; the wake-up after a commit only makes it quick. Milliseconds. */
const POLL_MS = 50;
const IDLE_POLL_MS = 1_000;
const MAX_BACK_OFF_MS = 1_000;
/** How long a key waits until an event of it that the broker refused is tried again. */
const HOLD_MS = 60_000;
/** How long a stop waits for a batch that is on its way. */
export const STOP_MS = 3_000;

/** One record on its way out. */
export interface OutgoingRecord {
  readonly topic: string;
  readonly key: string;
  readonly value: string;
  readonly headers: Headers;
}

/** Where the relay sends: Kafka, or the in-memory bus of fast tests. */
export interface EventSink {
  /**
   * Resolves when every record is stored for good; a rejection may leave any of them stored.
   * @param mayGoOn asked before each request: false when another sender may be at work.
   * @throws RecordRefused when one of them will not be taken however often it is sent.
   */
  send(records: readonly OutgoingRecord[], mayGoOn: () => boolean): Promise<void>;
  close(): Promise<void>;
}

/** The broker answers, and will not take one of the records as it is: it is too large, or invalid. */
export class RecordRefused extends Error {
  override readonly name = 'RecordRefused';
}

/**
 * Moves committed events from the outbox to the broker: oldest first, one batch at a time, deleted only after the
 * broker stored them. A `seq > last seen` cursor would be wrong: sequence order is not commit order across people.
 */
export class Relay {
  private readonly lease: Lease;
  private readonly table: OutboxTable;
  /** Keys whose oldest event the broker refuses, and when that one is tried again. */
  private readonly held = new Map<string, number>();
  private readonly logger = new Logger('Relay');
  private running: Promise<void> | undefined;
  private stopping = false;
  private wakeUp: (() => void) | undefined;
  private woken = false;
  private renewal: NodeJS.Timeout | undefined;
  private renewing: Promise<void> = Promise.resolve();
  private renewalFails = false;
  /** Since when sends fail, or undefined while the broker answers. */
  failingSince: Date | undefined;
  /** Since when a send is on its way: kafkajs may try to connect for minutes before it says that it cannot. */
  sendingSince: Date | undefined;
  sent = 0;

  constructor(
    private readonly dataSource: DataSource,
    private readonly sink: EventSink,
    writer: OutboxWriter,
  ) {
    this.lease = new Lease(new LeaseTable(dataSource), uuidv7());
    this.table = new OutboxTable(dataSource);
    writer.onCommit(() => this.wake());
  }

  /** The keys that wait because the broker refuses an event of theirs. */
  get heldKeys(): string[] {
    return [...this.held].filter(([, until]) => performance.now() < until).map(([key]) => key);
  }

  start(): void {
    if (this.running) return;
    const renew = () => {
      this.renewing = this.lease.renew().then(
        () => {
          this.renewalFails = false;
        },
        (error: Error) => {
          // Once, not every second: the database may be away for hours.
          if (!this.renewalFails) this.logger.warn(`lease not renewed: ${error.message}`);
          this.renewalFails = true;
        },
      );
    };
    renew();
    this.renewal = setInterval(renew, RENEW_MS);
    this.running = this.loop();
  }

  /** Something was committed: look now instead of at the next poll. */
  wake(): void {
    this.woken = true;
    this.wakeUp?.();
  }

  /** Sends what is there, gives the lease back. Rows that stay are sent by the next relay. */
  async stop(): Promise<void> {
    this.stopping = true;
    clearInterval(this.renewal);
    this.wake();
    if (this.running) await this.letGo(this.running);
    await this.sink.close();
  }

  /** A send that hangs is left alone, and the lease runs out by itself: another relay must not send beside it. */
  private async letGo(running: Promise<void>): Promise<void> {
    if (!(await within(STOP_MS, running))) return;
    await this.renewing;
    await this.lease
      .release()
      .catch((error: Error) => this.logger.warn(`lease not released: ${error.message}`));
  }

  private async loop(): Promise<void> {
    await this.renewing;
    let backOff = 0;
    while (true) {
      try {
        const moved = await this.moveBatch();
        backOff = 0;
        if (moved === BATCH && !this.stopping) continue;
        if (this.stopping && moved < BATCH) return;
        // Nothing is left that could fail; without this an idle service would be reported for ever.
        if (moved === 0) {
          this.failingSince = undefined;
          await this.rest(this.lease.holdsAll ? IDLE_POLL_MS : POLL_MS);
        }
      } catch (error) {
        // The broker or the database is away. Rows stay where they are; nothing is given up for it.
        this.failingSince ??= new Date();
        if (this.stopping) return;
        if (backOff === 0) this.logger.warn(`events wait in the outbox: ${(error as Error).message}`);
        backOff = Math.min(MAX_BACK_OFF_MS, Math.max(100, backOff * 2));
        this.woken = false;
        await this.rest(backOff * (0.5 + Math.random() / 2));
      }
    }
  }

  private async moveBatch(): Promise<number> {
    this.woken = false;
    await this.tendLease();
    const grant = this.lease.grant();
    if (grant.buckets.length === 0) return 0;
    const rows = await this.table.oldest({
      buckets: grant.buckets,
      rows: BATCH,
      bytes: BATCH_BYTES,
      withoutKeys: this.heldKeys,
    });
    await this.deliver(rows, grant);
    return rows.length;
  }

  /** Here and nowhere else buckets change hands: nothing of this relay is on its way. */
  private async tendLease(): Promise<void> {
    if (this.lease.hasSurplus) await this.lease.letGo();
    else if (!this.lease.holdsAll && !this.stopping) await this.lease.claim();
  }

  private async deliver(rows: readonly OutboxRow[], grant: Grant): Promise<void> {
    if (rows.length === 0) return;
    await reached('send.before', this.dataSource);
    // Whatever came before may have taken longer than the lease lived: then another relay owns these rows by now.
    if (!grant.isValid()) return;
    const records = rows.map(({ topic, key, headers, payload }) => ({ topic, key, headers, value: payload }));
    this.sendingSince = new Date();
    try {
      await this.sink.send(records, grant.isValid);
    } catch (error) {
      if (!(error instanceof RecordRefused)) throw error;
      return this.isolate(rows, grant, error);
    } finally {
      this.sendingSince = undefined;
    }
    await reached('ack.after', this.dataSource);
    await this.table.remove(rows);
    await reached('delete.after', this.dataSource);
    if (this.failingSince) this.logger.log('the broker answers again; the outbox drains');
    this.failingSince = undefined;
    this.sent += rows.length;
    for (const { key } of this.held.size > 0 ? rows : []) this.held.delete(key);
  }

  /** Halves the batch until the row that the broker refuses is alone. Its key waits for it, nobody else. */
  private async isolate(rows: readonly OutboxRow[], grant: Grant, refusal: RecordRefused): Promise<void> {
    const [row] = rows;
    if (row && rows.length === 1) return this.hold(row, refusal);
    const half = Math.ceil(rows.length / 2);
    await this.deliver(rows.slice(0, half), grant);
    const waiting = new Set(this.heldKeys);
    await this.deliver(
      rows.slice(half).filter(({ key }) => !waiting.has(key)),
      grant,
    );
  }

  private async hold(row: OutboxRow, { message }: RecordRefused): Promise<void> {
    if (!this.held.has(row.key))
      this.logger.error(
        `the broker refuses row ${row.seq} of the outbox, what its person publishes waits: ${message}`,
      );
    this.held.set(row.key, performance.now() + HOLD_MS);
    await this.table.refuse(row, message);
  }

  private async rest(ms: number): Promise<void> {
    if (this.woken || this.stopping) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.wakeUp = undefined;
  }
}
