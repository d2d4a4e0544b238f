import { type Received, UserErasureRequested } from '@odyssey/contracts';
import { Handler, type Tx } from '@odyssey/events';
import { ErasuresService } from '../erasures/erasures.service.ts';

/** Erasure is one process wherever it is asked for: auth gave the id and the receipt, archival leads. */
@Handler('schedule-erasure', UserErasureRequested, { strict: true })
export class ScheduleErasureWhenUserAskedAuth {
  constructor(private readonly erasures: ErasuresService) {}

  handle({ subject, data }: Received<typeof UserErasureRequested>, tx: Tx): Promise<void> {
    const runsAt = new Date(new Date(data.requestedAt).getTime() + data.coolOffSeconds * 1000);
    return this.erasures.join(tx, subject, { id: data.erasureId, receiptHash: data.receiptHash, runsAt });
  }
}
