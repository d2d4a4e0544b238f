import { ErasureScheduled, type Received } from '@odyssey/contracts';
import { Handler, type Tx } from '@odyssey/events';
import { erasureScheduled } from '../notifications/messages.rules.ts';
import { NotificationsService } from '../notifications/notifications.service.ts';
import { PeopleService } from '../people/people.service.ts';

@Handler('notify-erasure-scheduled', ErasureScheduled)
export class NotifyWhenErasureScheduled {
  constructor(
    private readonly notifications: NotificationsService,
    private readonly people: PeopleService,
  ) {}

  async handle(event: Received<typeof ErasureScheduled>, tx: Tx): Promise<void> {
    const zone = await this.people.timeZone(tx, event.subject);
    return this.notifications.notify(
      tx,
      event.subject,
      'security',
      `erasure:${event.data.erasureId}:scheduled`,
      erasureScheduled(event.data, zone),
    );
  }
}
