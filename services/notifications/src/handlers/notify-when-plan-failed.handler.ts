import { PlanFailed, type Received } from '@odyssey/contracts';
import { Handler, type Tx } from '@odyssey/events';
import { planFailed } from '../notifications/messages.rules.ts';
import { NotificationsService } from '../notifications/notifications.service.ts';

@Handler('notify-plan-failed', PlanFailed)
export class NotifyWhenPlanFailed {
  constructor(private readonly notifications: NotificationsService) {}

  handle(event: Received<typeof PlanFailed>, tx: Tx) {
    return this.notifications.notify(
      tx,
      event.subject,
      'plan_failed',
      `plan:${event.data.planId}`,
      planFailed(event.data),
    );
  }
}
