import { PlanRequested, type Received } from '@odyssey/contracts';
import { Handler, type Tx } from '@odyssey/events';
import { PlansService } from '../plans/plans.service.ts';

@Handler('propose-plan', PlanRequested)
export class ProposePlanWhenRequested {
  constructor(private readonly plans: PlansService) {}

  handle(event: Received<typeof PlanRequested>, tx: Tx): Promise<void> {
    return this.plans.request(tx, event.subject, event.data); // a row and a job; the model is asked later
  }
}
