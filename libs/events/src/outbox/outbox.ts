import { Injectable } from '@nestjs/common';
import { type EventDef, type Fact, SYSTEM } from '@odyssey/contracts';
import type { DeepPartial, EntityTarget, ObjectLiteral } from 'typeorm';
import type { Change } from '../change.ts';
import type { Tx } from '../tx.ts';
import { UnpublishableEvent } from './publishable.ts';
import { stagedEvent } from './staged-event.ts';

/** Also where a fact is put together by hand, its data is that of its event. */
type WithItsOwnData<F> = F extends { event: infer E extends EventDef } ? Fact<E> : never;

/** Publishes events with the change that they tell of: both commit, or neither. */
@Injectable()
export class Outbox {
  /**
   * Publishes the fact when the transaction commits, in the order of the calls; with `to` for one consumer only.
   * @throws UnpublishableEvent when the catalogue refuses the data, it cannot be stored or sent, or there is no person.
   */
  async add<F extends Fact>(
    tx: Tx,
    fact: F & WithItsOwnData<F>,
    { to }: { to?: string } = {},
  ): Promise<void> {
    if (tx.person === SYSTEM)
      throw new UnpublishableEvent(
        `${fact.event.type}: an event belongs to a person; open the transaction for one`,
      );
    tx.stage(stagedEvent(fact, { person: tx.person, cause: tx.cause, to }));
  }

  async addAll(tx: Tx, facts: readonly Fact[]): Promise<void> {
    for (const fact of facts) await this.add(tx, fact);
  }

  /** Saves the state that a rule decided on, with its events. An unchanged state costs nothing. */
  async saveChange<State extends ObjectLiteral>(
    tx: Tx,
    entity: EntityTarget<State>,
    change: Change<State>,
  ): Promise<State> {
    if (!change.changed) return change.state;
    const saved = await tx.manager.save(entity, change.state as DeepPartial<State>);
    await this.addAll(tx, change.events);
    return Object.assign(tx.manager.create(entity), change.state, saved);
  }
}
