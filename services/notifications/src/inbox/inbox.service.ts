import { Injectable } from '@nestjs/common';
import { Transactions, type Tx, type UserId } from '@odyssey/events';
import { Clock, Cursors } from '@odyssey/platform';
import { DataSource, IsNull, LessThan, MoreThan, Not } from 'typeorm';
import { NotificationEntity } from '../notifications/notification.entity.ts';
import { type Notification, read } from '../notifications/notification.rules.ts';
import { NotificationWriter } from '../notifications/notification-writer.service.ts';
import {
  type AllRead,
  type NotificationPage,
  type NotificationQuery,
  toNotificationView,
} from './inbox.dto.ts';
import { type InboxMessage, inOrder } from './inbox-message.rules.ts';

interface InboxRow {
  seq: string;
  all_read_seq: string;
  all_read_at: Date | null;
}

/** A person's notifications: the list, what was read, and what has changed since a place in the stream. */
@Injectable()
export class InboxService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly writer: NotificationWriter,
    private readonly cursors: Cursors,
    private readonly clock: Clock,
  ) {}

  /** The newest first. */
  async page(owner: UserId, query: NotificationQuery): Promise<NotificationPage> {
    // The place in the stream is read before the list: what comes in between is shown twice rather than never.
    const lastEventId = await this.lastEventId(owner);
    const { unread, kind, skipped } = query;
    const wanted = {
      ownerId: owner,
      shown: !skipped,
      ...(kind && { kind }),
      ...(unread !== undefined && { readAt: unread ? IsNull() : Not(IsNull()) }),
    };
    const page = await this.cursors.page({
      query,
      list: ['notifications', owner],
      fetch: (after, take) =>
        this.dataSource.manager.find(NotificationEntity, {
          where: { ...wanted, ...(after && { id: LessThan(String(after[0])) }) },
          order: { id: 'DESC' },
          take,
        }),
      position: ({ id }) => [id],
      view: toNotificationView,
    });
    const unreadCount = await this.dataSource.manager.countBy(NotificationEntity, {
      ownerId: owner,
      shown: true,
      readAt: IsNull(),
    });
    return { ...page, unreadCount, lastEventId };
  }

  async read(tx: Tx, owner: UserId, id: string): Promise<Notification> {
    const notification = await tx.findOwned(NotificationEntity, owner, id);
    if (notification.readAt) return notification;
    return this.writer.save(tx, read(notification, await this.writer.nextSeq(tx, owner), this.clock.now()));
  }

  /** One change in the stream however many there are: everything up to here has been read. */
  async readAll(tx: Tx, owner: UserId): Promise<AllRead> {
    const now = this.clock.now();
    const count = await tx.execute(
      `update notifications set read_at = $2, updated_at = $2, version = version + 1
       where owner_id = $1 and shown and read_at is null`,
      [owner, now],
    );
    if (count > 0) await this.writer.markAllRead(tx, owner, now);
    return { read: count, unreadCount: 0 };
  }

  /** The place in the stream of the person's last change. */
  async lastEventId(owner: UserId): Promise<string> {
    const rows: { seq: string }[] = await this.dataSource.query(
      'select seq from inboxes where owner_id = $1',
      [owner],
    );
    return rows[0]?.seq ?? '0';
  }

  /** Up to `limit` changes after a place in the stream, in their order. From one snapshot, so that none is passed over. */
  since(owner: UserId, after: string, limit: number): Promise<InboxMessage[]> {
    return this.transactions.reading(async (tx) => {
      const changed = await tx.manager.find(NotificationEntity, {
        where: { ownerId: owner, shown: true, seq: MoreThan(after) },
        order: { seq: 'ASC' },
        take: limit,
      });
      const [inbox] = await tx.query<InboxRow>(
        'select seq, all_read_seq, all_read_at from inboxes where owner_id = $1',
        [owner],
      );
      const allRead = inbox?.all_read_at ? { seq: inbox.all_read_seq, at: inbox.all_read_at } : null;
      return inOrder({ changed, allRead, after, limit });
    });
  }
}
