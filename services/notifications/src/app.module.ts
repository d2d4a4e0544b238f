import { Module } from '@nestjs/common';
import { NotificationsErasureCompleted } from '@odyssey/contracts';
import { Mailer } from '@odyssey/mail';
import { USER_DATA, UserDataModule } from '@odyssey/user-data';
import { HANDLERS } from './handlers/index.ts';
import { InboxController } from './inbox/inbox.controller.ts';
import { InboxService } from './inbox/inbox.service.ts';
import { InboxStream } from './inbox/inbox-stream.service.ts';
import { InboxWakes } from './inbox/inbox-wakes.service.ts';
import { SendMailJob } from './jobs/send-mail.job.ts';
import { NotificationWriter } from './notifications/notification-writer.service.ts';
import { NotificationsService } from './notifications/notifications.service.ts';
import { PeopleService } from './people/people.service.ts';
import { PreferencesController } from './preferences/preferences.controller.ts';
import { PreferencesService } from './preferences/preferences.service.ts';
import { NotificationsUserData } from './user-data/notifications-user-data.ts';

@Module({
  imports: [UserDataModule.for(NotificationsErasureCompleted)],
  controllers: [InboxController, PreferencesController, ...HANDLERS],
  providers: [
    NotificationsService,
    NotificationWriter,
    PeopleService,
    PreferencesService,
    InboxService,
    InboxStream,
    InboxWakes,
    Mailer,
    SendMailJob,
    { provide: USER_DATA, useClass: NotificationsUserData },
  ],
})
export class NotificationsModule {}
