import { ErasureCancelled, type Received } from '@odyssey/contracts';
import { Handler, type Tx } from '@odyssey/events';
import { erasureCancelled } from '../notifications/messages.rules.ts';
import { NotificationsService } from '../notifications/notifications.service.ts';

@Handler('notify-erasure-cancelled', ErasureCancelled)
export class NotifyWhenErasureCancelled {
  constructor(private readonly notifications: NotificationsService) {}

  handle(event: Received<typeof ErasureCancelled>, tx: Tx) {
    return this.notifications.notify(
      tx,
      event.subject,
      'security',
      `erasure:${event.data.erasureId}:cancelled`,
      erasureCancelled(event.data.erasureId),
    );
  }
}
