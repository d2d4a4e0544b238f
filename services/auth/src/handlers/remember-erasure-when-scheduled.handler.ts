import { ErasureScheduled, type Received } from '@odyssey/contracts';
import { Handler, type Tx } from '@odyssey/events';
import { ErasureService } from '../erasure/erasure.service.ts';

/** So that a second erasure is refused here too when the first was asked for at archival's door. */
@Handler('remember-erasure', ErasureScheduled)
export class RememberErasureWhenScheduled {
  constructor(private readonly erasure: ErasureService) {}

  handle(event: Received<typeof ErasureScheduled>, tx: Tx): Promise<void> {
    return this.erasure.remember(tx, event.subject, event.data.erasureId);
  }
}
