import { Id, Instant } from '@odyssey/contracts';
import { Page, PageQuery } from '@odyssey/platform';
import { z } from 'zod';
import { reasonOf } from '../notifications/delivery.rules.ts';
import { CHANNELS, KINDS } from '../notifications/kinds.ts';
import type { NotificationEntity } from '../notifications/notification.entity.ts';
import type { InboxMessage } from './inbox-message.rules.ts';

const DeliveryView = z.object({
  channel: z.enum(CHANNELS),
  status: z.enum(['delivered', 'queued', 'skipped', 'failed']),
  reason: z.string(),
  at: Instant,
});

export const NotificationView = z
  .object({
    id: Id,
    kind: z.enum(KINDS),
    title: z.string(),
    body: z.string(),
    data: z.record(z.string(), z.unknown()).describe('Ids and figures of what it is about; differs by kind'),
    readAt: Instant.optional(),
    reason: z.string().describe('Why there is this notification, and what became of it on each channel'),
    deliveries: z.array(DeliveryView),
    version: z.int().positive(),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({ id: 'Notification' });
export type NotificationView = z.output<typeof NotificationView>;

const EventId = z.string().regex(/^\d{1,18}$/, 'An event id is a number, as the stream gave it');

export const NotificationPage = Page(NotificationView)
  .extend({
    unreadCount: z.int().nonnegative().describe('Of all notifications, whatever the filters'),
    lastEventId: z.string().describe('Open the stream with it to miss nothing that comes after this list'),
  })
  .meta({ id: 'NotificationPage' });
export type NotificationPage = z.output<typeof NotificationPage>;

export const NotificationQuery = PageQuery.extend({
  unread: z.stringbool().optional().describe('true: only unread; false: only read'),
  kind: z.enum(KINDS).optional(),
  skipped: z
    .stringbool()
    .default(false)
    .describe('true: those that were not shown, because their kind is switched off'),
});
export type NotificationQuery = z.output<typeof NotificationQuery>;

export const AllRead = z
  .object({ read: z.int().nonnegative().describe('How many were unread'), unreadCount: z.literal(0) })
  .meta({ id: 'AllRead' });
export type AllRead = z.output<typeof AllRead>;

export const StreamQuery = z.object({
  lastEventId: EventId.optional().describe('Where to go on; the header Last-Event-ID goes before it'),
});
export type StreamQuery = z.output<typeof StreamQuery>;

/** The data of one message; `event` says which: notification, notification_updated or all_read. */
export const NotificationMessage = z
  .union([NotificationView, z.object({ readAt: Instant })])
  .meta({ id: 'NotificationMessage' });

/** Null when it is no id of ours. */
export const readEventId = (header: string): string | null => EventId.safeParse(header).data ?? null;

export function toNotificationView(notification: NotificationEntity): NotificationView {
  return {
    id: notification.id,
    kind: notification.kind,
    title: notification.title,
    body: notification.body,
    data: notification.data,
    ...(notification.readAt && { readAt: notification.readAt.toISOString() }),
    reason: reasonOf(notification),
    deliveries: CHANNELS.map((channel) => ({ channel, ...notification.deliveries[channel] })),
    version: notification.version,
    createdAt: notification.createdAt.toISOString(),
    updatedAt: notification.updatedAt.toISOString(),
  };
}

export const toStreamMessage = (message: InboxMessage) => ({
  id: message.seq,
  type: message.type,
  data:
    message.type === 'all_read'
      ? { readAt: message.at.toISOString() }
      : toNotificationView(message.notification),
});
