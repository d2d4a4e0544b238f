import { Injectable } from '@nestjs/common';
import { type DataOf, PlanFailed, PlanProposed, type PlanRequested } from '@odyssey/contracts';
import { Outbox, type Tx, type UserId } from '@odyssey/events';
import { Clock, Jobs } from '@odyssey/platform';
import { ProposePlan } from '../jobs/propose-plan.def.ts';
import type { Answer } from '../models/models.service.ts';
import { UsageService } from '../usage/usage.service.ts';
import { notesOf, type PlanDraft } from './plan.rules.ts';
import { PlanRequestEntity } from './plan-request.entity.ts';

/** Plans that goals asks for: kept, made by a job, answered with an event. */
@Injectable()
export class PlansService {
  constructor(
    private readonly outbox: Outbox,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    private readonly usage: UsageService,
  ) {}

  async request(tx: Tx, owner: UserId, request: DataOf<typeof PlanRequested>): Promise<void> {
    const now = this.clock.now();
    await tx.manager.insert(PlanRequestEntity, {
      id: request.planId,
      ownerId: owner,
      goalId: request.goalId,
      request,
      status: 'requested',
      createdAt: now,
      updatedAt: now,
    });
    await this.jobs.enqueue(tx, ProposePlan, { userId: owner, planId: request.planId });
  }

  /** Answers a plan that still waits for one; a job that runs twice answers once, but its attempts are booked. */
  async propose(tx: Tx, owner: UserId, planId: string, answer: Answer<PlanDraft>): Promise<void> {
    await this.usage.book(tx, owner, planId, answer.attempts);
    const plan = await this.waiting(tx, owner, planId);
    if (!plan) return;
    const { output: proposal, provider, degraded } = answer;
    const now = this.clock.now();
    await tx.manager.update(
      PlanRequestEntity,
      { id: planId, ownerId: owner },
      { status: 'proposed', proposal, provider, degraded, updatedAt: now },
    );
    const { goalId } = plan;
    await this.outbox.add(
      tx,
      PlanProposed.of({
        planId,
        goalId,
        steps: proposal.steps,
        notes: notesOf(proposal),
        provider,
        degraded,
        proposedAt: now.toISOString(),
      }),
    );
  }

  async fail(
    tx: Tx,
    owner: UserId,
    planId: string,
    failure: { code: string; detail: string },
  ): Promise<void> {
    const plan = await this.waiting(tx, owner, planId);
    if (!plan) return;
    await tx.manager.update(
      PlanRequestEntity,
      { id: planId, ownerId: owner },
      { status: 'failed', updatedAt: this.clock.now() },
    );
    await this.outbox.add(tx, PlanFailed.of({ planId, goalId: plan.goalId, ...failure }));
  }

  /** The goal is gone for good, and with it what was said about it here. */
  async forgetGoal(tx: Tx, owner: UserId, goalId: string): Promise<void> {
    await tx.manager.delete(PlanRequestEntity, { ownerId: owner, goalId });
  }

  private waiting(tx: Tx, owner: UserId, planId: string): Promise<PlanRequestEntity | null> {
    return tx.manager.findOneBy(PlanRequestEntity, { id: planId, ownerId: owner, status: 'requested' });
  }
}
