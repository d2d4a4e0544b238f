import { Transactions } from '@odyssey/events';
import { type JobData, type JobRun, JobWorker } from '@odyssey/platform';
import { DataSource } from 'typeorm';
import { Interrupted, ModelsService } from '../models/models.service.ts';
import { planBrief } from '../plans/plan.brief.ts';
import { PlanContextService } from '../plans/plan-context.service.ts';
import { PlanRequestEntity } from '../plans/plan-request.entity.ts';
import { PlansService } from '../plans/plans.service.ts';
import { UsageService } from '../usage/usage.service.ts';
import { ProposePlan } from './propose-plan.def.ts';

/** Makes a plan: reads, asks a model outside any transaction, then answers in one. */
@JobWorker(ProposePlan)
export class ProposePlanJob {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly context: PlanContextService,
    private readonly models: ModelsService,
    private readonly plans: PlansService,
    private readonly usage: UsageService,
  ) {}

  async run({ userId, planId }: JobData<typeof ProposePlan>, job: JobRun): Promise<void> {
    const plan = await this.dataSource.manager.findOneBy(PlanRequestEntity, { id: planId, ownerId: userId });
    if (plan?.status !== 'requested') return;
    try {
      const input = await this.context.of(plan);
      const answer = await this.models.answer(planBrief, input, { signal: job.signal });
      await this.transactions.forPerson(userId, (tx) => this.plans.propose(tx, userId, planId, answer));
    } catch (error) {
      await this.transactions.forPerson(userId, async (tx) => {
        if (error instanceof Interrupted) await this.usage.book(tx, userId, planId, error.attempts);
        if (job.lastAttempt) await this.plans.fail(tx, userId, planId, FAILURE);
      });
      throw error;
    }
  }
}

const FAILURE = { code: 'internal_error', detail: 'The plan could not be made. Ask for it again.' };
