import { Injectable } from '@nestjs/common';
import { type DataOf, OdysseyError, type PlanFailed, type PlanProposed } from '@odyssey/contracts';
import { Outbox, type Tx, type UserId } from '@odyssey/events';
import { type CallerIdentity, Clock, newId } from '@odyssey/platform';
import { DataSource } from 'typeorm';
import { GoalEntity } from '../goals/goal.entity.ts';
import { TasksService } from '../tasks/tasks.service.ts';
import { PlanEntity } from './plan.entity.ts';
import {
  acceptPlan,
  failPlan,
  mustBeProposed,
  type Plan,
  proposePlan,
  rejectPlan,
  requestPlan,
} from './plan.rules.ts';
import { PlanContexts } from './plan-contexts.service.ts';
import { chosenSteps, tasksOfSteps } from './steps.rules.ts';

@Injectable()
export class PlansService {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly tasks: TasksService,
    private readonly contexts: PlanContexts,
    private readonly dataSource: DataSource,
  ) {}

  /** @throws not_found when there is no such goal. */
  async request(tx: Tx, caller: CallerIdentity, goalId: string): Promise<Plan> {
    const goal = await tx.findOwned(GoalEntity, caller.userId, goalId);
    const now = this.clock.now();
    const context = await this.contexts.of(tx, caller, goal, now);
    return this.outbox.saveChange<Plan>(tx, PlanEntity, requestPlan(newId(), goal, context, now));
  }

  /** @throws not_found also when its goal is in the trash. */
  async find(ownerId: UserId, id: string): Promise<Plan> {
    const plan = await this.dataSource.manager.findOneBy(PlanEntity, { id, ownerId });
    const goal = plan && (await this.dataSource.manager.findOneBy(GoalEntity, { id: plan.goalId, ownerId }));
    if (!goal) throw new OdysseyError('not_found', `There is no plan ${id}.`);
    return plan;
  }

  /** Makes tasks of all steps, or of those named. @throws not_found, PlanNotProposed, UnknownStep */
  async accept(tx: Tx, owner: UserId, id: string, stepIds: readonly string[] | undefined): Promise<Plan> {
    const plan = await tx.findOwned(PlanEntity, owner, id);
    const goal = await tx.findOwned(GoalEntity, owner, plan.goalId);
    mustBeProposed(plan);
    const planned = tasksOfSteps(plan, chosenSteps(plan, stepIds), goal, newId);
    for (const task of planned) await this.tasks.create(tx, owner, task.fields, task.id);
    const taskIds = new Map(planned.map((task) => [task.stepId, task.id]));
    return this.outbox.saveChange<Plan>(tx, PlanEntity, acceptPlan(plan, taskIds, this.clock.now()));
  }

  /** @throws not_found, PlanNotProposed */
  async reject(tx: Tx, owner: UserId, id: string): Promise<Plan> {
    const plan = await tx.findOwned(PlanEntity, owner, id);
    await tx.findOwned(GoalEntity, owner, plan.goalId);
    return this.outbox.saveChange<Plan>(tx, PlanEntity, rejectPlan(plan, this.clock.now()));
  }

  /** A proposal for a plan that is gone, or no longer awaited, is nobody's business any more. */
  async propose(tx: Tx, owner: UserId, proposal: DataOf<typeof PlanProposed>): Promise<void> {
    const plan = await tx.manager.findOneBy(PlanEntity, { id: proposal.planId, ownerId: owner });
    if (plan)
      await this.outbox.saveChange<Plan>(tx, PlanEntity, proposePlan(plan, proposal, this.clock.now()));
  }

  async fail(tx: Tx, owner: UserId, failure: DataOf<typeof PlanFailed>): Promise<void> {
    const plan = await tx.manager.findOneBy(PlanEntity, { id: failure.planId, ownerId: owner });
    if (plan) await this.outbox.saveChange<Plan>(tx, PlanEntity, failPlan(plan, failure, this.clock.now()));
  }
}
