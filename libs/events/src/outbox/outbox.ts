import { Injectable } from '@nestjs/common';
import { type Fact, SYSTEM } from '@odyssey/contracts';
import type { DeepPartial, EntityTarget, ObjectLiteral } from 'typeorm';
import type { Change } from '../change.ts';
import type { Tx } from '../tx.ts';
import { MAX_PAYLOAD_BYTES } from './outbox-writer.ts';

/** The event cannot be published as it is; nothing of its transaction may be kept. */
export class UnpublishableEvent extends Error {
  override readonly name = 'UnpublishableEvent';
}

/** Publishes events with the change that they tell of: both commit, or neither. */
@Injectable()
export class Outbox {
  /**
   * Publishes the fact when the transaction commits, in the order of the calls; with `to` for one consumer only.
   * @throws UnpublishableEvent when the catalogue refuses the data, it is over 1 MiB, or there is no person.
   */
  async add(tx: Tx, fact: Fact, { to }: { to?: string } = {}): Promise<void> {
    if (tx.person === SYSTEM)
      throw new UnpublishableEvent(
        `${fact.event.type}: an event belongs to a person; open the transaction for one`,
      );
    const read = fact.event.strict.safeParse(fact.data);
    if (!read.success) throw new UnpublishableEvent(`${fact.event.type}: ${read.error.message}`);
    const bytes = Buffer.byteLength(JSON.stringify(read.data));
    if (bytes > MAX_PAYLOAD_BYTES)
      throw new UnpublishableEvent(
        `${fact.event.type}: ${bytes} bytes, at most ${MAX_PAYLOAD_BYTES} can be published`,
      );
    tx.stage({ event: fact.event, data: read.data }, to);
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
