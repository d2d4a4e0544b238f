import { MessageExchanged, type Received } from '@odyssey/contracts';
import { Handler, type Tx } from '@odyssey/events';
import { ExchangesService } from '../sources/exchanges.service.ts';

@Handler('remember-exchange', MessageExchanged)
export class RememberExchangeWhenMessageExchanged {
  constructor(private readonly exchanges: ExchangesService) {}

  handle(event: Received<typeof MessageExchanged>, tx: Tx) {
    return this.exchanges.remember(tx, event.subject, event.data);
  }
}
