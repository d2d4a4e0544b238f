import { PgBoss } from 'pg-boss';
import { Fault } from '../fault.ts';
import type { Progress } from './job-progress.ts';

/** What the queue needs of a connection. */
export interface Connection {
  query(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
}

/** The queue of auth, in auth's own database: what is put there is done by a process of auth, now or when one runs again. */
export class AuthQueue {
  private readonly boss: PgBoss;

  private constructor(boss: PgBoss) {
    this.boss = boss;
  }

  static async open(connection: Connection): Promise<AuthQueue> {
    const boss = new PgBoss({
      db: { executeSql: (text, values) => connection.query(text, values) },
      schema: 'jobs',
      // It is auth's: nothing is made, mended or tidied up from here.
      migrate: false,
      createSchema: false,
      supervise: false,
      schedule: false,
      registerInstance: false,
    });
    // What fails is thrown by the call that it fails; without a listener the event alone would end us.
    boss.on('error', () => undefined);
    await boss.start();
    return new AuthQueue(boss);
  }

  /** @returns its id. @throws Fault when no auth that knows such jobs has run on this database */
  async put(name: string, data: object): Promise<string> {
    if (!(await this.boss.getQueue(name)))
      throw new Fault('No auth of this release has run on this database yet.', 'start auth, and ask again');
    const id = await this.boss.send(name, data);
    if (!id) throw new Error(`${name} was not taken into the queue`);
    return id;
  }

  async progress(name: string, id: string): Promise<Progress> {
    const job = await this.boss.getJobById<object>(name, id);
    if (!job || job.state === 'cancelled') return { is: 'failed', why: 'it was taken out of the queue' };
    const outcome = (job.output ?? undefined) as Record<string, unknown> | undefined;
    if (job.state === 'completed' && typeof outcome?.gaveUp === 'string')
      return { is: 'failed', why: outcome.gaveUp };
    if (job.state === 'completed') return { is: 'done', outcome };
    if (job.state === 'failed') return { is: 'failed', why: String(outcome?.message ?? 'without a reason') };
    return { is: job.state === 'active' ? 'runs' : 'waits' };
  }

  close(): Promise<void> {
    return this.boss.stop({ graceful: false, close: false });
  }
}
