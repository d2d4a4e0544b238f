import { Injectable } from '@nestjs/common';
import type { Tx, UserId } from '@odyssey/events';
import type { UserData, UserDataRecord } from '@odyssey/user-data';
import { MoreThan } from 'typeorm';
import { toNotificationView } from '../inbox/inbox.dto.ts';
import { InboxWakes } from '../inbox/inbox-wakes.service.ts';
import { NotificationEntity } from '../notifications/notification.entity.ts';
import { PersonEntity } from '../people/person.entity.ts';
import { toPreferencesView } from '../preferences/preferences.dto.ts';
import { PreferencesEntity } from '../preferences/preferences.entity.ts';

const BATCH = 500;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/** What a person was told, what they chose to be told, and how they are reached. */
@Injectable()
export class NotificationsUserData implements UserData {
  constructor(private readonly wakes: InboxWakes) {}

  async *export(tx: Tx, userId: UserId): AsyncIterable<UserDataRecord> {
    for (let after: string | undefined = BEFORE_ALL; after; ) {
      const notifications: NotificationEntity[] = await tx.manager.find(NotificationEntity, {
        where: { ownerId: userId, id: MoreThan(after) },
        order: { id: 'ASC' },
        take: BATCH,
      });
      for (const notification of notifications) {
        yield {
          kind: 'notifications',
          record: { ...toNotificationView(notification), shown: notification.shown },
        };
      }
      after = notifications.at(-1)?.id;
    }
    const preferences = await tx.manager.findOneBy(PreferencesEntity, { ownerId: userId });
    if (preferences) yield { kind: 'preferences', record: toPreferencesView(preferences) };
    const person = await tx.manager.findOneBy(PersonEntity, { ownerId: userId });
    if (person) yield { kind: 'people', record: { ...person } };
  }

  /** Mails that wait are jobs, which are deleted with the person's other jobs. */
  async erase(tx: Tx, userId: UserId): Promise<Record<string, number>> {
    const notifications = await tx.execute('delete from notifications where owner_id = $1', [userId]);
    const preferences = await tx.execute('delete from preferences where owner_id = $1', [userId]);
    const people = await tx.execute('delete from people where owner_id = $1', [userId]);
    await tx.execute('delete from inboxes where owner_id = $1', [userId]);
    tx.afterCommit(() => this.wakes.wake(userId));
    return { notifications, preferences, people };
  }
}
