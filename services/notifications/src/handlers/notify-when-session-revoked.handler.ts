import { type Received, SessionRevoked } from '@odyssey/contracts';
import { Handler, type Tx } from '@odyssey/events';
import { reuseDetected } from '../notifications/messages.rules.ts';
import { NotificationsService } from '../notifications/notifications.service.ts';
import { PeopleService } from '../people/people.service.ts';

@Handler('notify-token-reuse', SessionRevoked)
export class NotifyWhenSessionRevoked {
  constructor(
    private readonly notifications: NotificationsService,
    private readonly people: PeopleService,
  ) {}

  async handle(event: Received<typeof SessionRevoked>, tx: Tx): Promise<void> {
    if (event.data.reason !== 'reuse_detected') return;
    const zone = await this.people.timeZone(tx, event.subject);
    return this.notifications.notify(
      tx,
      event.subject,
      'security',
      `session:${event.data.sessionId}:reused`,
      reuseDetected(event.data, zone),
    );
  }
}
