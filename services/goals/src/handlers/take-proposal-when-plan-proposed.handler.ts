import { PlanProposed, type Received } from '@odyssey/contracts';
import { Handler, type Tx } from '@odyssey/events';
import { PlansService } from '../plans/plans.service.ts';

@Handler('take-proposal', PlanProposed)
export class TakeProposalWhenPlanProposed {
  constructor(private readonly plans: PlansService) {}

  handle(event: Received<typeof PlanProposed>, tx: Tx): Promise<void> {
    return this.plans.propose(tx, event.subject, event.data);
  }
}
