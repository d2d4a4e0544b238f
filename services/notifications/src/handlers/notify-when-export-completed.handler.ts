import { ExportCompleted, type Received } from '@odyssey/contracts';
import { Handler, type Tx } from '@odyssey/events';
import { exportReady } from '../notifications/messages.rules.ts';
import { NotificationsService } from '../notifications/notifications.service.ts';
import { PeopleService } from '../people/people.service.ts';

@Handler('notify-export-ready', ExportCompleted)
export class NotifyWhenExportCompleted {
  constructor(
    private readonly notifications: NotificationsService,
    private readonly people: PeopleService,
  ) {}

  async handle(event: Received<typeof ExportCompleted>, tx: Tx): Promise<void> {
    const zone = await this.people.timeZone(tx, event.subject);
    return this.notifications.notify(
      tx,
      event.subject,
      'export_ready',
      `export:${event.data.exportId}`,
      exportReady(event.data, zone),
    );
  }
}
