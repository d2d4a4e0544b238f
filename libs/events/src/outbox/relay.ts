import { Logger } from '@nestjs/common';
import type { Headers } from '@odyssey/contracts';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { reached } from '../crash-points.ts';
import { within } from '../within.ts';
import { Lease, RENEW_MS } from './lease.ts';
import type { OutboxWriter } from './outbox-writer.ts';

const BATCH = 1_000;
/** The poll is the path that must be right; the wake-up after a commit only makes it quick. Milliseconds. */
const POLL_MS = 50;
const IDLE_POLL_MS = 1_000;
const MAX_BACK_OFF_MS = 1_000;
/** How long a stop waits for a batch that is on its way. */
const STOP_MS = 3_000;

/** One record on its way out. */
export interface OutgoingRecord {
  readonly topic: string;
  readonly key: string;
  readonly value: string;
  readonly headers: Headers;
}

/** Where the relay sends: Kafka, or the in-memory bus of fast tests. */
export interface EventSink {
  /** Resolves when every record is stored for good; a rejection may leave any of them stored. */
  send(records: readonly OutgoingRecord[]): Promise<void>;
  close(): Promise<void>;
}

interface Row {
  seq: string;
  topic: string;
  key: string;
  headers: Headers;
  payload: string;
}

/**
 * Moves committed events from the outbox to the broker: oldest first, one batch at a time, deleted only after the
 * broker stored them. A `seq > last seen` cursor would be wrong: sequence order is not commit order across people.
 */
export class Relay {
  private readonly lease: Lease;
  private readonly logger = new Logger('Relay');
  private running: Promise<void> | undefined;
  private stopping = false;
  private wakeUp: (() => void) | undefined;
  private woken = false;
  private renewal: NodeJS.Timeout | undefined;
  private renewing: Promise<void> = Promise.resolve();
  /** Since when sends fail, or undefined while the broker answers. */
  failingSince: Date | undefined;
  sent = 0;

  constructor(
    private readonly dataSource: DataSource,
    private readonly sink: EventSink,
    writer: OutboxWriter,
  ) {
    this.lease = new Lease(dataSource, uuidv7());
    writer.onCommit(() => this.wake());
  }

  start(): void {
    if (this.running) return;
    const renew = () => {
      this.renewing = this.lease
        .renew()
        .catch((error: Error) => this.logger.warn(`lease not renewed: ${error.message}`));
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
        if (moved === 0) await this.rest(this.lease.holdsAll ? IDLE_POLL_MS : POLL_MS);
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
    const buckets = this.lease.buckets;
    if (buckets.length === 0) return 0;
    const rows: Row[] = await this.dataSource.query(
      'select seq, topic, key, headers, payload from outbox where bucket = any($1) order by seq limit $2',
      [buckets, BATCH],
    );
    if (rows.length === 0) return 0;
    // The query may have taken longer than the lease lived: then another relay owns these rows by now.
    if (this.lease.buckets.length === 0) return 0;
    await reached('send.before', this.dataSource);
    await this.sink.send(
      rows.map(({ topic, key, headers, payload }) => ({ topic, key, headers, value: payload })),
    );
    await reached('ack.after', this.dataSource);
    await this.dataSource.query('delete from outbox where seq = any($1::bigint[])', [
      rows.map((row) => row.seq),
    ]);
    await reached('delete.after', this.dataSource);
    if (this.failingSince) this.logger.log('the broker answers again; the outbox drains');
    this.failingSince = undefined;
    this.sent += rows.length;
    return rows.length;
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
