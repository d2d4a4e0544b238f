import { Transactions } from '@odyssey/events';
import { Clock, type JobData, type JobRun, JobWorker } from '@odyssey/platform';
import { DataSource } from 'typeorm';
import { MemoryContext } from '../memory/memory-context.ts';
import { type Answer, ModelsService } from '../models/models.service.ts';
import { planBrief } from '../plans/plan.brief.ts';
import { type PlanDraft, planInput } from '../plans/plan.rules.ts';
import { PlanRequestEntity } from '../plans/plan-request.entity.ts';
import { PlansService } from '../plans/plans.service.ts';
import { DayLoadService } from '../records/day-load.service.ts';
import { ProposePlan } from './propose-plan.def.ts';

/** Characters of memories that a plan may use. */
const MEMORY_BUDGET = 2000;

/** Makes a plan: reads, asks a model outside any transaction, then answers in one. */
@JobWorker(ProposePlan)
export class ProposePlanJob {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly plans: PlansService,
    private readonly models: ModelsService,
    private readonly memory: MemoryContext,
    private readonly dayLoad: DayLoadService,
    private readonly clock: Clock,
  ) {}

  async run({ userId, planId }: JobData<typeof ProposePlan>, job: JobRun): Promise<void> {
    const plan = await this.dataSource.manager.findOneBy(PlanRequestEntity, { id: planId, ownerId: userId });
    if (plan?.status !== 'requested') return;
    try {
      const answer = await this.make(plan, job.signal);
      await this.transactions.forPerson(userId, (tx) => this.plans.propose(tx, userId, planId, answer));
    } catch (error) {
      if (!job.lastAttempt) throw error;
      const failure = { code: 'internal_error', detail: 'The plan could not be made. Ask for it again.' };
      await this.transactions.forPerson(userId, (tx) => this.plans.fail(tx, userId, planId, failure));
      throw error;
    }
  }

  private async make(
    { ownerId, request }: PlanRequestEntity,
    signal: AbortSignal,
  ): Promise<Answer<PlanDraft>> {
    const query = [request.title, request.description].filter(Boolean).join('\n');
    const [memories, busyDays] = await Promise.all([
      this.memory.about(ownerId, query, MEMORY_BUDGET),
      this.dayLoad.from(ownerId, request.today, request.goalId),
    ]);
    const facts = memories.map(({ content }) => content);
    return this.models.answer(planBrief, planInput(request, facts, busyDays, this.clock.now()), { signal });
  }
}
