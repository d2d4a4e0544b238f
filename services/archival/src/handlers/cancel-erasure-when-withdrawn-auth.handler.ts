import { type Received, UserErasureWithdrawn } from '@odyssey/contracts';
import { Handler, type Tx } from '@odyssey/events';
import { ErasuresService } from '../erasures/erasures.service.ts';

/** Whoever asked for it was not the one whom the account belongs to. */
@Handler('cancel-erasure', UserErasureWithdrawn, { strict: true })
export class CancelErasureWhenWithdrawnAuth {
  constructor(private readonly erasures: ErasuresService) {}

  handle({ data }: Received<typeof UserErasureWithdrawn>, tx: Tx): Promise<void> {
    return this.erasures.withdraw(tx, data.erasureId);
  }
}
