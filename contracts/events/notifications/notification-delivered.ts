import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { choice, Id, Instant } from '../fields.ts';

export const NotificationDelivered = defineEvent('notifications.notification.delivered.v1', {
  meaning: 'A notification reached the person on a channel.',
  data: z.object({
    notificationId: Id,
    kind: z.string(),
    channel: choice('in_app', 'email'),
    deliveredAt: Instant,
  }),
  example: {
    notificationId: '01890000-0000-7000-8000-000000000010',
    kind: 'story_ready',
    channel: 'in_app',
    deliveredAt: '2026-05-04T07:40:00.000Z',
  },
});
