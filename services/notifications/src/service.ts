import { defineService } from '@odyssey/platform';
import { NotificationsModule } from './app.module.ts';
import { config } from './config.ts';
import { SendMail } from './mail/send-mail.ts';
import { CreateNotifications1760000200000 } from './migrations/1760000200000-create-notifications.ts';
import { NotificationEntity } from './notifications/notification.entity.ts';
import { PersonEntity } from './people/person.entity.ts';
import { PreferencesEntity } from './preferences/preferences.entity.ts';

export const notifications = defineService({
  name: 'notifications',
  module: NotificationsModule,
  entities: [NotificationEntity, PersonEntity, PreferencesEntity],
  migrations: [CreateNotifications1760000200000],
  queues: [SendMail],
  config,
});
