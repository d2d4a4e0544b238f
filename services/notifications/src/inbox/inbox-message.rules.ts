import type { Notification } from '../notifications/notification.rules.ts';

/** One change of an inbox, as the live stream tells it. */
export type InboxMessage =
  /** `notification`: it is new to the reader. `notification_updated`: it was read, or tells more now. */
  | {
      readonly seq: string;
      readonly type: 'notification' | 'notification_updated';
      readonly notification: Notification;
    }
  /** Everything with a smaller id has been read. */
  | { readonly seq: string; readonly type: 'all_read'; readonly at: Date };

interface Changes {
  /** In the order of their numbers, at most `limit`. */
  readonly changed: readonly Notification[];
  readonly allRead: { readonly seq: string; readonly at: Date } | null;
  /** Where the reader stands. */
  readonly after: string;
  readonly limit: number;
}

/** The next changes for a reader. What was made and changed since they stood there is simply new to them. */
export function inOrder({ changed, allRead, after, limit }: Changes): InboxMessage[] {
  const messages: InboxMessage[] = changed.map((notification) => ({
    seq: notification.seq,
    type: isAfter(notification.createdSeq, after) ? 'notification' : 'notification_updated',
    notification,
  }));
  if (allRead && isAfter(allRead.seq, after)) messages.push({ ...allRead, type: 'all_read' });
  return messages.sort((one, other) => (isAfter(one.seq, other.seq) ? 1 : -1)).slice(0, limit);
}

/** Counters are 64 bits wide, so they travel as text. */
const isAfter = (one: string, other: string): boolean => BigInt(one) > BigInt(other);
