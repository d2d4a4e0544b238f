import { type Received, SecurityNoticed } from '@odyssey/contracts';
import { Handler, type Tx } from '@odyssey/events';
import { NotificationsService } from '../notifications/notifications.service.ts';
import { securityNoticed } from '../notifications/security-messages.rules.ts';
import { PeopleService } from '../people/people.service.ts';

@Handler('notify-security', SecurityNoticed)
export class NotifyWhenSecurityNoticed {
  constructor(
    private readonly notifications: NotificationsService,
    private readonly people: PeopleService,
  ) {}

  async handle(event: Received<typeof SecurityNoticed>, tx: Tx): Promise<void> {
    const zone = await this.people.timeZone(tx, event.subject);
    return this.notifications.notify(
      tx,
      event.subject,
      'security',
      `security:${event.data.eventId}`,
      securityNoticed(event.data, zone),
    );
  }
}
