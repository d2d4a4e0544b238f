import { type Received, SessionCreated } from '@odyssey/contracts';
import { Handler, type Tx } from '@odyssey/events';
import { newSignIn } from '../notifications/messages.rules.ts';
import { NotificationsService } from '../notifications/notifications.service.ts';
import { PeopleService } from '../people/people.service.ts';

@Handler('notify-sign-in', SessionCreated)
export class NotifyWhenSessionCreated {
  constructor(
    private readonly notifications: NotificationsService,
    private readonly people: PeopleService,
  ) {}

  async handle(event: Received<typeof SessionCreated>, tx: Tx): Promise<void> {
    if (event.data.newPlace === false) return;
    if (await this.people.isFirstSession(tx, event.subject, event.data.sessionId)) return;
    const zone = await this.people.timeZone(tx, event.subject);
    return this.notifications.notify(
      tx,
      event.subject,
      'security',
      `session:${event.data.sessionId}:created`,
      newSignIn(event.data, zone),
    );
  }
}
