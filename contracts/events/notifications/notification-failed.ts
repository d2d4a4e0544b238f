import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { choice, Id } from '../fields.ts';

export const NotificationFailed = defineEvent('notifications.notification.failed.v1', {
  meaning: 'A notification could not be delivered on a channel and will not be tried again.',
  data: z.object({
    notificationId: Id,
    kind: z.string(),
    channel: choice('in_app', 'email'),
    code: z.string(),
    detail: z.string(),
  }),
  example: {
    notificationId: '01890000-0000-7000-8000-000000000010',
    kind: 'story_ready',
    channel: 'email',
    code: 'mail_refused',
    detail: 'The mail server answered 550.',
  },
});
