import type { Tx } from '../tx.ts';
import { bury, type Reason } from './dead-letters.ts';
import type { Handlers } from './handlers.ts';
import type { Claim } from './inbox.ts';
import type { Outcome, Readable } from './incoming.ts';

export const ID_REUSED: Reason = {
  errorClass: 'id_reused',
  error: 'an event with this id and other content came before',
  attempts: 0,
};

/**
 * Does for a record what the inbox allows: its handlers in list order, or a dead letter when its id was used twice.
 * @param starting is called before the first handler runs.
 * @throws what a handler threw.
 */
export async function effectOf(
  handlers: Handlers,
  tx: Tx,
  item: Readable,
  claim: Claim,
  starting: () => void = () => {},
): Promise<Outcome> {
  if (claim === 'id_reused') {
    await bury(tx, item.record, ID_REUSED);
    return 'dead';
  }
  if (claim.handlers.length === 0) return 'duplicate';
  starting();
  for (const handler of claim.handlers) await handlers.run(handler, item.read.event, tx);
  return 'handled';
}
