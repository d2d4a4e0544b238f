import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { ERASED_PEOPLE_KEPT_DAYS } from './erased-people.ts';

const HOUR_MS = 3_600_000;
const BATCH = 5_000;
/** Longer than Kafka keeps an event (8 days) plus the longest replay: an older redelivery cannot come. */
const INBOX_DAYS = 30;

/** Keeps the event tables small. Deletes by age in small batches, so that no lock is held for long. */
export class Purge {
  private timer: NodeJS.Timeout | undefined;
  private readonly logger = new Logger('Purge');

  constructor(private readonly dataSource: DataSource) {}

  start(): void {
    this.timer = setInterval(() => {
      this.run().catch((error: Error) =>
        this.logger.warn(`purge failed, tried again in an hour: ${error.message}`),
      );
    }, HOUR_MS);
    this.timer.unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  async run(): Promise<void> {
    await this.olderThan('inbox', 'at', INBOX_DAYS);
    await this.olderThan('event_starts', 'at', INBOX_DAYS);
    await this.olderThan('erased_people', 'at', ERASED_PEOPLE_KEPT_DAYS);
  }

  private async olderThan(table: string, column: string, days: number): Promise<void> {
    let deleted = BATCH;
    while (deleted === BATCH) {
      const [, count] = await this.dataSource.query(
        `delete from ${table} where ctid = any(array(
           select ctid from ${table} where ${column} < now() - $1 * interval '1 day' limit ${BATCH}))`,
        [days],
      );
      deleted = count as number;
    }
  }
}
