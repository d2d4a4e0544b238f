import { SYSTEM } from '@odyssey/contracts';
import type { Transactions } from '../transactions.ts';
import type { Tx } from '../tx.ts';
import type { Operation, OperationKind } from './operation.ts';

/** One of the two: a dead letter by its number, or the event at the head of its key's queue. */
export type DiscardFilter = { readonly deadLetter: string } | { readonly parked: string };

/** Removes one event for good, because somebody has decided so; what waits behind it flows on. Filter: `DiscardFilter`. */
export class Discard implements OperationKind {
  readonly kind = 'discard';

  constructor(private readonly transactions: Transactions) {}

  async step(operation: Operation): Promise<'done'> {
    // Called again after it was ended between its commit and being noted as done: there is nothing to do any more.
    if (operation.done > 0) return 'done';
    const filter = operation.filter as DiscardFilter;
    const key =
      'deadLetter' in filter
        ? await this.keyOfDead(filter.deadLetter)
        : await this.keyOfParked(filter.parked);
    await this.transactions.forPersonEvenErased(key, async (tx) => {
      if ('deadLetter' in filter) await discardDead(tx, filter.deadLetter);
      else await discardParked(tx, filter.parked);
      await operation.advance(tx, { done: 1, total: 1 });
    });
    return 'done';
  }

  /** A record without a key that can be read belongs to no person. */
  private async keyOfDead(id: string): Promise<string> {
    const [letter] = await this.transactions.forSystem((tx) =>
      tx.query<{ key: Buffer | null }>('select key from dead_letters where id = $1', [id]),
    );
    return letter?.key?.toString('utf8') ?? SYSTEM;
  }

  private async keyOfParked(eventId: string): Promise<string> {
    const [event] = await this.transactions.forSystem((tx) =>
      tx.query<{ key: string }>('select key from parked_events where event_id = $1', [eventId]),
    );
    return event?.key ?? SYSTEM;
  }
}

async function discardDead(tx: Tx, id: string): Promise<void> {
  const gone = await tx.execute('delete from dead_letters where id = $1', [id]);
  if (gone === 0) throw new Error(`there is no dead letter ${id} any more`);
}

async function discardParked(tx: Tx, eventId: string): Promise<void> {
  const [event] = await tx.query<{ seq: string; head: string; head_id: string }>(
    `select p.seq, h.seq as head, h.event_id as head_id from parked_events p
     cross join lateral (select seq, event_id from parked_events
                         where topic = p.topic and key = p.key order by seq limit 1) h
     where p.event_id = $1`,
    [eventId],
  );
  if (!event) throw new Error(`the event ${eventId} is not parked any more`);
  if (event.seq !== event.head) throw new Error(`it has not failed, it waits behind ${event.head_id}`);
  await tx.execute('delete from parked_events where seq = $1', [event.seq]);
}
