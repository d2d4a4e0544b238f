import { ErasureRequested, type Received } from '@odyssey/contracts';
import { Handler, type Tx } from '@odyssey/events';
import { ErasureService } from '../erasure/erasure.service.ts';

@Handler('end-access', ErasureRequested, { strict: true })
export class EndAccessWhenErasureRequested {
  constructor(private readonly erasure: ErasureService) {}

  handle(event: Received<typeof ErasureRequested>, tx: Tx): Promise<void> {
    return this.erasure.begin(tx, event.subject, event.data.erasureId);
  }
}
