import { PlanFailed, type Received } from '@odyssey/contracts';
import { Handler, type Tx } from '@odyssey/events';
import { PlansService } from '../plans/plans.service.ts';

@Handler('record-failure', PlanFailed)
export class RecordFailureWhenPlanFailed {
  constructor(private readonly plans: PlansService) {}

  handle(event: Received<typeof PlanFailed>, tx: Tx): Promise<void> {
    return this.plans.fail(tx, event.subject, event.data);
  }
}
