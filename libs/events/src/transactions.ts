import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable, Logger } from '@nestjs/common';
import type { Received } from '@odyssey/contracts';
import { SYSTEM } from '@odyssey/contracts';
import { DataSource, type QueryRunner } from 'typeorm';
import { reached } from './crash-points.ts';
import { OutboxWriter } from './outbox/outbox-writer.ts';
import { lockKeys, lockStatement, PersonTurns } from './person-lock.ts';
import { type TransactionState, Tx, type UserId } from './tx.ts';

/** An open transaction that may act for several people: one delivery group of the consumer. */
export interface OpenTransaction {
  for(person: UserId, cause?: Received): Tx;
}

/** The part of pg's client that is needed to open a transaction in one trip. */
interface RawClient {
  query(
    statement: string | { name: string; text: string; values: unknown[] },
  ): Promise<{ readonly command: string; readonly rowCount: number | null }>;
}

interface RunnerInternals {
  isTransactionActive: boolean;
  transactionDepth: number;
}

/** A transaction inside another one: for the same person it would wait for itself, for ever. */
export class NestedTransaction extends Error {
  override readonly name = 'NestedTransaction';
  constructor() {
    super('a transaction is open already: pass its tx on instead of opening another one inside it');
  }
}

/** Somebody who was erased from this service: what is done for them now would bring something of them back. */
export class PersonErased extends Error {
  override readonly name = 'PersonErased';
  constructor(readonly person: UserId) {
    super(`${person} was erased: nothing is done for them any more`);
  }
}

/** The transaction that the running code belongs to. */
const current = new AsyncLocalStorage<TransactionState>();

/** Runs what belongs to no transaction, whoever called for it: a delivery that is handed over inside one is not a part of it. */
export const apart = <T>(work: () => T): T => current.exit(work);

/** Opens every transaction of a service. One writer a person: a person's commits are serial, so their order is key order. */
@Injectable()
export class Transactions {
  private readonly turns = new PersonTurns();
  private readonly logger = new Logger('Transactions');

  constructor(
    private readonly dataSource: DataSource,
    private readonly outbox: OutboxWriter,
  ) {}

  /**
   * Runs `work` in a transaction that holds the person's lock; its events are published when it commits.
   * @param besides what else must not be so once the lock is held; looking costs no trip of its own
   * @throws what `work` throws, after everything was rolled back; 55P03 when the lock was not free in time;
   * PersonErased, without running `work`, when an erasure had its turn before;
   * NestedTransaction, at once, when it is called inside another transaction.
   */
  forPerson<T>(person: UserId, work: (tx: Tx) => Promise<T>, ...besides: readonly Unless[]): Promise<T> {
    const unless = [erasedIs(person), ...besides];
    return alone(() =>
      this.turns.run([person], () =>
        this.transact({ locks: lockKeys([person]), unless }, (open) => work(open.for(person))),
      ),
    );
  }

  /** The same, also for somebody who was erased: for what tells of an erasure and what clears up after one. */
  forPersonEvenErased<T>(person: UserId, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.forPeople([person], (open) => work(open.for(person)));
  }

  /**
   * For a delivery group: the locks of all its people, taken in one order everywhere. Whoever calls it looks for the
   * erased among them: some events are handled all the same.
   */
  forPeople<T>(people: readonly UserId[], work: (open: OpenTransaction) => Promise<T>): Promise<T> {
    return alone(() => this.turns.run(people, () => this.transact({ locks: lockKeys(people) }, work)));
  }

  /** A transaction about no person: it takes no lock and can publish nothing. */
  forSystem<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return alone(() => this.transact({}, (open) => work(open.for(SYSTEM))));
  }

  /** One consistent snapshot to read from; writing in it fails. Takes no lock. */
  reading<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const begin = 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY';
    return alone(() => this.transact({ begin }, (open) => work(open.for(SYSTEM))));
  }

  private async transact<T>(opening: Opening, work: (open: OpenTransaction) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    const client = (await runner.connect()) as RawClient;
    const gate = closeable(runner);
    const state: TransactionState = { events: [], afterCommit: [], over: false };
    try {
      await open(runner, client, opening);
      const result = await current.run(state, () =>
        work({ for: (person, cause) => new Tx(runner.manager, person, state, cause) }),
      );
      state.over = true;
      await this.outbox.write(client, state.events);
      await gate.close();
      await reached('commit.before', this.dataSource);
      await commit(client);
      await reached('commit.after', this.dataSource);
      if (state.events.length > 0) this.outbox.wake();
      this.finish(state.afterCommit);
      return result;
    } catch (error) {
      state.over = true;
      await gate.close();
      // A connection that cannot even roll back is broken; pg drops it from the pool when it is released.
      await client
        .query('ROLLBACK')
        .catch((broken: Error) => this.logger.debug(`rollback failed: ${broken.message}`));
      throw error;
    } finally {
      markTransaction(runner, false);
      await runner.release();
    }
  }

  private finish(afterCommit: readonly (() => void)[]): void {
    for (const work of afterCommit) {
      try {
        work();
      } catch (error) {
        this.logger.error(error, 'work after a commit failed; the commit stands');
      }
    }
  }
}

/** Nothing nests. Also not for another person: two requests that do it crosswise would wait for each other. */
function alone<T>(work: () => Promise<T>): Promise<T> {
  const open = current.getStore();
  return open && !open.over ? Promise.reject(new NestedTransaction()) : work();
}

/** What keeps a transaction from its work: rows that a statement must not find under the person's lock. */
export interface Unless {
  /** Of the prepared statement: the same name stands for the same text everywhere. */
  readonly name: string;
  readonly text: string;
  readonly values: unknown[];
  /** What is thrown when it finds any. */
  readonly refusal: () => Error;
}

const erasedIs = (person: UserId): Unless => ({
  name: 'erased-person',
  text: 'select 1 from erased_people where user_id = $1',
  values: [person],
  refusal: () => new PersonErased(person),
});

interface Opening {
  readonly begin?: string;
  readonly locks?: readonly string[];
  readonly unless?: readonly Unless[];
}

/**
 * BEGIN and the locks as one message: one write here, one read there. TypeORM's own startTransaction is not used: a lock
 * query sent beside it leaves before BEGIN and is gone at once. The looks follow without waiting for
 * their answer, and see what was committed when the lock was free.
 * @throws what the first look that finds something says
 */
async function open(
  runner: QueryRunner,
  client: RawClient,
  { begin = 'BEGIN', locks = [], unless = [] }: Opening,
): Promise<void> {
  markTransaction(runner, true);
  const begun = client.query(locks.length === 0 ? begin : `${begin}; ${lockStatement(locks)}`);
  const looks = unless.map(({ name, text, values }) => client.query({ name, text, values }));
  // All must have ended before anything is thrown: the rollback comes after them.
  const [opened, ...seen] = await Promise.allSettled([begun, ...looks]);
  if (opened?.status === 'rejected') throw opened.reason;
  for (const [index, look] of seen.entries()) {
    if (look.status === 'rejected') throw look.reason;
    if (look.value.rowCount) throw unless[index]?.refusal();
  }
}

/** @throws when a statement had failed and its error went unheard: PostgreSQL then answers COMMIT with ROLLBACK, without an error. */
async function commit(client: RawClient): Promise<void> {
  const { command } = await client.query('COMMIT');
  if (command !== 'COMMIT')
    throw new Error('nothing was committed: a statement of the transaction failed and its error was caught');
}

/** Lets TypeORM know that a transaction is open on this runner, so that `save` does not open its own. */
function markTransaction(runner: QueryRunner, active: boolean): void {
  const internals = runner as unknown as RunnerInternals;
  internals.isTransactionActive = active;
  internals.transactionDepth = active ? 1 : 0;
}

/**
 * Refuses queries of branches that outlive their transaction. A late query would otherwise be sent after the
 * ROLLBACK, on the same connection, and commit by itself. TypeORM sends a query some ticks after it was called, so
 * closing also waits for those on their way.
 */
function closeable(runner: QueryRunner): { close(): Promise<void> } {
  let closed = false;
  const onTheirWay = new Set<Promise<unknown>>();
  const query = runner.query.bind(runner);
  runner.query = ((...args: Parameters<QueryRunner['query']>) => {
    if (closed) return Promise.reject(new Error('this transaction is over: a query came too late'));
    const sent = query(...args);
    onTheirWay.add(sent);
    const ended = () => void onTheirWay.delete(sent);
    sent.then(ended, ended);
    return sent;
  }) as QueryRunner['query'];
  return {
    async close() {
      closed = true;
      await Promise.allSettled(onTheirWay);
    },
  };
}
