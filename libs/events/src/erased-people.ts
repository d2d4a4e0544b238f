import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Tx, UserId } from './tx.ts';

/** How often each replica looks for newly erased people, in milliseconds. */
const REFRESH_MS = 1_000;
/** Longer than any event about them can still be on its way (8 days in Kafka) or be replayed. */
export const ERASED_PEOPLE_KEPT_DAYS = 90;

/** Who was erased from this service: late events, jobs and tokens of theirs bring nobody back. */
@Injectable()
export class ErasedPeople {
  private readonly known = new Set<UserId>();
  /** On a clock that does not jump. */
  private readAt = Number.NEGATIVE_INFINITY;
  private newest = new Date(0);
  private reading: Promise<void> | undefined;
  private readonly logger = new Logger('ErasedPeople');

  constructor(private readonly dataSource: DataSource) {}

  /** May be up to a second old; a transaction that must be sure asks `isErased`. */
  async has(person: UserId): Promise<boolean> {
    if (!this.known.has(person) && performance.now() - this.readAt > REFRESH_MS) await this.refresh();
    return this.known.has(person);
  }

  /** Exact, under the person's lock. */
  isErased(tx: Tx, person: UserId): Promise<boolean> {
    return isErased(tx, person);
  }

  async mark(tx: Tx, person: UserId): Promise<void> {
    await tx.execute('insert into erased_people (user_id) values ($1) on conflict do nothing', [person]);
    tx.afterCommit(() => this.known.add(person));
  }

  private refresh(): Promise<void> {
    this.reading ??= this.read().finally(() => {
      this.reading = undefined;
    });
    return this.reading;
  }

  private async read(): Promise<void> {
    try {
      // `at` is when a transaction began: one that began earlier may commit later, and a delivery group takes its time.
      const rows: { user_id: UserId; at: Date }[] = await this.dataSource.query(
        `select user_id, at from erased_people where at > $1::timestamptz - interval '10 minutes'`,
        [this.newest],
      );
      for (const row of rows) {
        this.known.add(row.user_id);
        if (row.at > this.newest) this.newest = row.at;
      }
      this.readAt = performance.now();
    } catch (error) {
      // The database is away; whoever asked will fail on its own query. What is known stays known.
      this.logger.debug(`erased people could not be read: ${(error as Error).message}`);
    }
  }
}

/** Exact, under the person's lock. */
export async function isErased(tx: Tx, person: UserId): Promise<boolean> {
  return (await tx.query('select 1 from erased_people where user_id = $1', [person])).length > 0;
}
