import { AchievementEarnedV2, type Received } from '@odyssey/contracts';
import { Handler, type Tx } from '@odyssey/events';
import { earnedBy } from '../notifications/messages.rules.ts';
import { NotificationsService } from '../notifications/notifications.service.ts';

/** The achievement for a goal comes with the goal's own notification; others are seen among the achievements. */
@Handler('notify-achievement', AchievementEarnedV2)
export class NotifyWhenAchievementEarned {
  constructor(private readonly notifications: NotificationsService) {}

  async handle(event: Received<typeof AchievementEarnedV2>, tx: Tx): Promise<void> {
    if (event.data.kind !== 'goal_completed') return;
    return this.notifications.goalReached(tx, event.subject, earnedBy(event.data));
  }
}
