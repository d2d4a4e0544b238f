import { PlanProposed, type Received } from '@odyssey/contracts';
import { Handler, type Tx } from '@odyssey/events';
import { planProposed } from '../notifications/messages.rules.ts';
import { NotificationsService } from '../notifications/notifications.service.ts';

@Handler('notify-plan-proposed', PlanProposed)
export class NotifyWhenPlanProposed {
  constructor(private readonly notifications: NotificationsService) {}

  handle(event: Received<typeof PlanProposed>, tx: Tx) {
    return this.notifications.notify(
      tx,
      event.subject,
      'plan_proposed',
      `plan:${event.data.planId}`,
      planProposed(event.data),
    );
  }
}
