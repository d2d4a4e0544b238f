import { randomUUID } from 'node:crypto';
import { type EventDef, type Received, TaskCompleted } from '@odyssey/contracts';
import { RetryScheduler } from '../src/consumer/retry-scheduler.ts';
import { Dispatcher, ErasedPeople, type Outcome, type Tx } from '../src/index.ts';
import { type EventDatabase, eventDatabase } from './event-database.ts';
import { recordOf } from './records.ts';

/** A dispatcher on a database of its own, with handlers that write down what they did. */
export class ConsumerUnderTest {
  readonly dispatcher: Dispatcher;
  readonly retries: RetryScheduler;

  private constructor(readonly db: EventDatabase) {
    this.dispatcher = new Dispatcher(db.dataSource, db.transactions, 'ai');
    this.retries = new RetryScheduler(db.transactions, this.dispatcher, new ErasedPeople(db.dataSource));
  }

  static async start(options: Parameters<typeof eventDatabase>[0] = {}): Promise<ConsumerUnderTest> {
    const db = await eventDatabase(options);
    await db.dataSource.query(
      'create table effects (n bigint generated always as identity, person text, what text)',
    );
    return new ConsumerUnderTest(db);
  }

  /** Another process of the same service, on the same database. */
  async another(): Promise<Dispatcher> {
    const { dataSource, transactions } = await this.db.another();
    return new Dispatcher(dataSource, transactions, 'ai');
  }

  react(
    handle: (event: Received<typeof TaskCompleted>, tx: Tx) => Promise<void>,
    { event = TaskCompleted as EventDef, to = this.dispatcher, strict = false } = {},
  ): void {
    to.handlers.register({
      name: 'write',
      event,
      strict,
      run: async (_data, { args }) => handle(...(args as [Received<typeof TaskCompleted>, Tx])),
    });
  }

  note(tx: Tx, event: Received<typeof TaskCompleted>): Promise<number> {
    return tx.execute('insert into effects (person, what) values ($1, $2)', [
      event.subject,
      event.data.title,
    ]);
  }

  deliver(person: string, title = 'Walk'): Promise<Outcome> {
    return this.dispatcher.deliver(recordOf(anEvent(person, title)));
  }

  /** What handlers wrote for a person, in the order of commits. */
  async effects(person: string): Promise<string[]> {
    const rows: { what: string }[] = await this.db.dataSource.query(
      'select what from effects where person = $1 order by n',
      [person],
    );
    return rows.map(({ what }) => what);
  }

  async count(table: string): Promise<number> {
    const rows: { n: string }[] = await this.db.dataSource.query(`select count(*) as n from ${table}`);
    return Number(rows[0]?.n);
  }
}

export const anEvent = (person: string, title = 'Walk') =>
  TaskCompleted.example({ title }, { id: randomUUID(), subject: person });
