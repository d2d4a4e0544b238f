import { Inject, Injectable } from '@nestjs/common';
import type { Tx, UserId } from '@odyssey/events';
import { Clock, CONFIG, Jobs, newId } from '@odyssey/platform';
import type { NotificationsConfig } from '../config.ts';
import { SendMail } from '../mail/send-mail.ts';
import { PeopleService } from '../people/people.service.ts';
import { PreferencesService } from '../preferences/preferences.service.ts';
import { decideDeliveries } from './delivery.rules.ts';
import type { Kind } from './kinds.ts';
import { addsTo, goalReached } from './messages.rules.ts';
import { NotificationEntity } from './notification.entity.ts';
import { type Message, notify, retell } from './notification.rules.ts';
import { NotificationWriter } from './notification-writer.service.ts';

/** Tells people what happened: once for each thing, on the channels that they chose. */
@Injectable()
export class NotificationsService {
  constructor(
    private readonly writer: NotificationWriter,
    private readonly preferences: PreferencesService,
    private readonly people: PeopleService,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<NotificationsConfig, 'smtp'>,
  ) {}

  /** @param about what it is about, `plan:<id>`: a second notification about the same is none. */
  async notify(tx: Tx, owner: UserId, kind: Kind, about: string, message: Message): Promise<void> {
    if (await this.about(tx, owner, about)) return;
    const person = await this.people.find(tx, owner);
    const choices = await this.preferences.choices(tx, owner);
    const now = this.clock.now();
    const mail = { serverConfigured: this.config.smtp !== null, address: person?.email ?? null };
    const deliveries = decideDeliveries(kind, choices, mail, now);
    const seq = await this.writer.nextSeq(tx, owner);
    const given = { id: newId(), ownerId: owner, kind, dedupeKey: about, message, deliveries, seq };
    const { id } = await this.writer.save(tx, notify(given, now));
    if (deliveries.email.status !== 'queued') return;
    await this.jobs.enqueue(tx, SendMail, { userId: owner, notificationId: id }, { id });
  }

  /** A goal is reached once, ever; its completion and its achievement add to one notification, in either order. */
  async goalReached(tx: Tx, owner: UserId, news: Parameters<typeof goalReached>[0]): Promise<void> {
    const about = `goal:${news.goalId}`;
    const known = await this.about(tx, owner, about);
    if (!known) return this.notify(tx, owner, 'goal_completed', about, goalReached(news));
    if (!addsTo(news, known.data)) return;
    const seq = await this.writer.nextSeq(tx, owner);
    await this.writer.save(tx, retell(known, goalReached(news, known.data), seq, this.clock.now()));
  }

  private about(tx: Tx, owner: UserId, about: string): Promise<NotificationEntity | null> {
    return tx.manager.findOneBy(NotificationEntity, { ownerId: owner, dedupeKey: about });
  }
}
