import { NotificationDelivered, NotificationFailed } from '@odyssey/contracts';
import { type Change, changed, unchanged } from '@odyssey/events';
import type { Kind } from './kinds.ts';
import type { Deliveries, Delivery, NotificationEntity } from './notification.entity.ts';

export type Notification = NotificationEntity;

/** What a person is told. */
export interface Message {
  readonly title: string;
  readonly body: string;
  readonly data: Record<string, unknown>;
  /** Why they are told, in a sentence. */
  readonly cause: string;
}

export interface NewNotification {
  readonly id: string;
  readonly ownerId: string;
  readonly kind: Kind;
  readonly dedupeKey: string;
  readonly message: Message;
  readonly deliveries: Deliveries;
  /** The next number of the person's stream. */
  readonly seq: string;
}

export function notify(given: NewNotification, now: Date): Change<Notification> {
  const { message, seq, ...rest } = given;
  const shown = given.deliveries.in_app.status === 'delivered';
  const notification = {
    ...rest,
    ...message,
    shown,
    createdSeq: seq,
    seq,
    readAt: null,
    createdAt: now,
    updatedAt: now,
  } as Notification;
  return shown ? changed(notification, delivered(notification, 'in_app', now)) : changed(notification);
}

/** The same notification, telling more. `seq` is drawn by the caller only when there is something to tell. */
export function retell(
  notification: Notification,
  message: Message,
  seq: string,
  now: Date,
): Change<Notification> {
  return changed({ ...notification, ...message, seq, updatedAt: now } as Notification);
}

/** Reading is idempotent: the first time counts. */
export function read(notification: Notification, seq: string, now: Date): Change<Notification> {
  if (notification.readAt) return unchanged(notification);
  return changed({ ...notification, readAt: now, seq, updatedAt: now } as Notification);
}

export function mailed(notification: Notification, address: string, now: Date): Change<Notification> {
  const delivery: Delivery = {
    status: 'delivered',
    reason: `An e-mail went to ${address}.`,
    at: now.toISOString(),
  };
  const next = withMail(notification, delivery, now);
  return changed(next, delivered(next, 'email', now));
}

/** No further try follows. */
export function mailFailed(
  notification: Notification,
  failure: { code: string; detail: string },
  now: Date,
): Change<Notification> {
  const reason = `The e-mail could not be delivered: ${failure.detail}`;
  const next = withMail(notification, { status: 'failed', reason, at: now.toISOString() }, now);
  const { id, kind } = notification;
  return changed(next, NotificationFailed.of({ notificationId: id, kind, channel: 'email', ...failure }));
}

const withMail = (notification: Notification, email: Delivery, now: Date): Notification =>
  ({ ...notification, deliveries: { ...notification.deliveries, email }, updatedAt: now }) as Notification;

const delivered = ({ id, kind }: Notification, channel: 'in_app' | 'email', now: Date) =>
  NotificationDelivered.of({ notificationId: id, kind, channel, deliveredAt: now.toISOString() });
