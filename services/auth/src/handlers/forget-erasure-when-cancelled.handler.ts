import { ErasureCancelled, type Received } from '@odyssey/contracts';
import { Handler, type Tx } from '@odyssey/events';
import { ErasureService } from '../erasure/erasure.service.ts';

@Handler('forget-erasure', ErasureCancelled)
export class ForgetErasureWhenCancelled {
  constructor(private readonly erasure: ErasureService) {}

  handle(event: Received<typeof ErasureCancelled>, tx: Tx): Promise<void> {
    return this.erasure.forget(tx, event.subject, event.data.erasureId);
  }
}
