import { OdysseyError, type Received } from '@odyssey/contracts';
import type { EntityManager, EntityTarget, FindOptionsWhere, ObjectLiteral } from 'typeorm';
import type { StagedEvent } from './outbox/staged-event.ts';

export type UserId = string;

/** A row that belongs to one person. */
export interface Owned extends ObjectLiteral {
  id: string;
  ownerId: UserId;
}

/** What all `Tx` of one database transaction share. */
export interface TransactionState {
  /** What is to be published when the transaction commits, in the order it was added. */
  readonly events: StagedEvent[];
  readonly afterCommit: (() => void)[];
  over: boolean;
}

/** An open database transaction on behalf of one person. Only `Transactions` makes one. */
export class Tx {
  constructor(
    readonly manager: EntityManager,
    readonly person: UserId,
    private readonly state: TransactionState,
    /** The event that is being handled; events added here name it as their cause. */
    readonly cause?: Received,
  ) {}

  /** Runs after the commit and never after a rollback: waking workers, dropping cache entries. */
  afterCommit(work: () => void): void {
    this.state.afterCommit.push(work);
  }

  /** The same transaction, with events added through it naming this cause. */
  causedBy(event: Received): Tx {
    return new Tx(this.manager, this.person, this.state, event);
  }

  /** Called by the outbox only. @throws when the transaction has ended: the event would be lost without a word. */
  stage(event: StagedEvent): void {
    if (this.state.over) throw new Error('this transaction is over: an event came too late');
    this.state.events.push(event);
  }

  /** The rows of any statement, also of UPDATE and DELETE … RETURNING. */
  async query<Row = Record<string, unknown>>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.run(sql, values)).records as Row[];
  }

  /** How many rows the statement touched. */
  async execute(sql: string, values: unknown[] = []): Promise<number> {
    return (await this.run(sql, values)).affected ?? 0;
  }

  /** @throws OdysseyError `not_found` when the row does not exist or belongs to someone else: nobody can tell which. */
  async findOwned<E extends Owned>(entity: EntityTarget<E>, owner: UserId, id: string): Promise<E> {
    const where = { id, ownerId: owner } as FindOptionsWhere<E>;
    const found = await this.manager.findOne(entity, { where });
    if (!found) throw new OdysseyError('not_found', `Nothing with the id ${id} is here.`);
    return found;
  }

  private run(sql: string, values: unknown[]) {
    const { queryRunner } = this.manager;
    if (!queryRunner) throw new Error('a Tx is only usable inside its transaction');
    return queryRunner.query(sql, values, true);
  }
}
