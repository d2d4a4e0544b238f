import { type Fact, OdysseyError, type Received } from '@odyssey/contracts';
import type { EntityManager, EntityTarget, FindOptionsWhere, ObjectLiteral } from 'typeorm';
import { messageContext } from './message-context.ts';

export type UserId = string;

/** A row that belongs to one person. */
export interface Owned extends ObjectLiteral {
  id: string;
  ownerId: UserId;
}

/** What is to be published when the transaction commits, in the order it was added. */
export interface StagedFact {
  readonly fact: Fact;
  readonly person: UserId;
  readonly cause: Received | undefined;
  /** Of the request, job or handler that added it. */
  readonly traceparent: string | undefined;
  /** The one consumer that it is meant for. */
  readonly to: string | undefined;
}

/** What all `Tx` of one database transaction share. */
export interface TransactionState {
  readonly facts: StagedFact[];
  readonly afterCommit: (() => void)[];
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

  /** Called by the outbox only. */
  stage(fact: Fact, to?: string): void {
    const traceparent = messageContext.getStore()?.traceparent;
    this.state.facts.push({ fact, person: this.person, cause: this.cause, traceparent, to });
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
