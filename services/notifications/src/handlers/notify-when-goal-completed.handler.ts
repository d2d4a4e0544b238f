import { GoalCompleted, type Received } from '@odyssey/contracts';
import { Handler, type Tx } from '@odyssey/events';
import { reachedBy } from '../notifications/messages.rules.ts';
import { NotificationsService } from '../notifications/notifications.service.ts';

@Handler('notify-goal-completed', GoalCompleted)
export class NotifyWhenGoalCompleted {
  constructor(private readonly notifications: NotificationsService) {}

  handle(event: Received<typeof GoalCompleted>, tx: Tx) {
    return this.notifications.goalReached(tx, event.subject, reachedBy(event.data));
  }
}
