import { Injectable } from '@nestjs/common';
import { type Change, Outbox, type Tx, type UserId } from '@odyssey/events';
import { InboxWakes } from '../inbox/inbox-wakes.service.ts';
import { NotificationEntity } from './notification.entity.ts';
import type { Notification } from './notification.rules.ts';

/**
 * Saves notifications and wakes whoever follows the inbox. The numbers of a person's stream are drawn under the
 * person's lock, so they become visible in their order and a reader who asks for "after n" misses none.
 */
@Injectable()
export class NotificationWriter {
  constructor(
    private readonly outbox: Outbox,
    private readonly wakes: InboxWakes,
  ) {}

  async save(tx: Tx, change: Change<Notification>): Promise<Notification> {
    if (change.changed) tx.afterCommit(() => this.wakes.wake(change.state.ownerId));
    return this.outbox.saveChange(tx, NotificationEntity, change);
  }

  async nextSeq(tx: Tx, owner: UserId): Promise<string> {
    const [row] = await tx.query<{ seq: string }>(
      `insert into inboxes (owner_id, seq) values ($1, 1)
       on conflict (owner_id) do update set seq = inboxes.seq + 1 returning seq`,
      [owner],
    );
    if (!row) throw new Error('the counter of the inbox gave no number');
    return row.seq;
  }

  async markAllRead(tx: Tx, owner: UserId, at: Date): Promise<void> {
    const seq = await this.nextSeq(tx, owner);
    await tx.execute('update inboxes set all_read_seq = $2, all_read_at = $3 where owner_id = $1', [
      owner,
      seq,
      at,
    ]);
    tx.afterCommit(() => this.wakes.wake(owner));
  }
}
