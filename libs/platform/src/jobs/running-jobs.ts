import type { PgBoss } from 'pg-boss';

/** A job and which of its tries: what is given back is not taken from somebody who has begun the next one. */
export interface BegunTry {
  /** Of its queue: two queues may have a job of the same id, that of the event which caused both. */
  readonly name: string;
  readonly id: string;
  readonly retryCount: number;
}

/** The tries that this process has begun. What a stop leaves undone goes back into its queue, and is no try that failed. */
export class RunningJobs {
  private readonly tries = new Set<BegunTry>();

  constructor(private readonly boss: PgBoss) {}

  async during<T>(tries: readonly BegunTry[], work: () => Promise<T>): Promise<T> {
    for (const one of tries) this.tries.add(one);
    try {
      return await work();
    } finally {
      for (const one of tries) this.tries.delete(one);
    }
  }

  /** @returns how many there were */
  async giveBackAll(): Promise<number> {
    const tries = [...this.tries];
    if (tries.length > 0) await this.giveBack(tries);
    return tries.length;
  }

  /**
   * The next process takes them at once and has as many tries as this one had. The limit moves, not the count: by the count
   * pg-boss knows one try from the next, and would take what ends late here for the end of the next one (its own `restore` does).
   */
  async giveBack(tries: readonly BegunTry[]): Promise<void> {
    await this.boss.getDb().executeSql(
      `update jobs.job set state = 'retry', retry_limit = retry_limit + 1, start_after = now(), heartbeat_on = null
       from unnest($1::text[], $2::uuid[], $3::int[]) as begun(name, id, retry_count)
       where job.name = begun.name and job.id = begun.id and job.retry_count = begun.retry_count and job.state = 'active'`,
      [tries.map(({ name }) => name), tries.map(({ id }) => id), tries.map(({ retryCount }) => retryCount)],
    );
  }
}
