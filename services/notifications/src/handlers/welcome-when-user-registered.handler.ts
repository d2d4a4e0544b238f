import { type Received, UserRegistered } from '@odyssey/contracts';
import { Handler, type Tx } from '@odyssey/events';
import { welcome } from '../notifications/messages.rules.ts';
import { NotificationsService } from '../notifications/notifications.service.ts';

@Handler('welcome', UserRegistered)
export class WelcomeWhenUserRegistered {
  constructor(private readonly notifications: NotificationsService) {}

  handle(event: Received<typeof UserRegistered>, tx: Tx) {
    return this.notifications.notify(
      tx,
      event.subject,
      'welcome',
      'welcome',
      welcome(event.data.displayName),
    );
  }
}
