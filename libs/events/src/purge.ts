import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { ERASED_PEOPLE_KEPT_DAYS } from './erased-people.ts';

const HOUR_MS = 3_600_000;
/** Soon enough for a process that never lives for an hour, and not in the way of its start. */
const FIRST_MS = 60_000;
const BATCH = 5_000;
/** Longer than Kafka keeps an event (8 days) plus the longest replay: an older redelivery cannot come. */
const INBOX_DAYS = 30;
/** Long enough for a repair and its release; then a person's words that nobody came for are not kept any longer. */
const DEAD_LETTER_DAYS = 90;
/** Who replayed or discarded what, and why, is asked about a year later. */
const OPERATIONS_DAYS = 400;

/** Keeps the event tables small. Deletes by age in small batches, so that no lock is held for long. */
export class Purge {
  private timer: NodeJS.Timeout | undefined;
  private stopping = false;
  private readonly logger = new Logger('Purge');

  constructor(private readonly dataSource: DataSource) {}

  start(): void {
    this.in(FIRST_MS);
  }

  stop(): void {
    this.stopping = true;
    clearTimeout(this.timer);
  }

  async run(): Promise<void> {
    await this.olderThan('inbox', 'at', INBOX_DAYS);
    await this.olderThan('event_starts', 'at', INBOX_DAYS);
    await this.olderThan('erased_people', 'at', ERASED_PEOPLE_KEPT_DAYS);
    const given = await this.olderThan('dead_letters', 'died_at', DEAD_LETTER_DAYS);
    if (given > 0)
      this.logger.warn(`${given} dead letters were ${DEAD_LETTER_DAYS} days old and are deleted`);
    await this.olderThan('event_operations', 'finished_at', OPERATIONS_DAYS);
  }

  private in(ms: number): void {
    if (this.stopping) return;
    this.timer = setTimeout(() => {
      this.run()
        .catch((error: Error) => this.logger.warn(`purge failed, tried again in an hour: ${error.message}`))
        .finally(() => this.in(HOUR_MS));
    }, ms);
    this.timer.unref();
  }

  /** @returns how many rows were deleted. */
  private async olderThan(table: string, column: string, days: number): Promise<number> {
    let deleted = 0;
    for (let count = BATCH; count === BATCH && !this.stopping; deleted += count) {
      [, count] = await this.dataSource.query(
        `delete from ${table} where ctid = any(array(
           select ctid from ${table} where ${column} < now() - $1 * interval '1 day' limit ${BATCH}))`,
        [days],
      );
    }
    return deleted;
  }
}
