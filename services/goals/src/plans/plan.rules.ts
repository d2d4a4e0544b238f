import {
  type DataOf,
  PlanAccepted,
  type PlanFailed,
  type PlanProposed,
  PlanRejected,
  PlanRequested,
} from '@odyssey/contracts';
import { type Change, changed, unchanged } from '@odyssey/events';
import type { Goal } from '../goals/goal.rules.ts';
import { instant, optional } from '../items/edits.rules.ts';
import { PlanNotProposed } from './plan.errors.ts';

export const PLAN_STATUSES = ['requested', 'proposed', 'accepted', 'rejected', 'failed'] as const;
export type PlanStatus = (typeof PLAN_STATUSES)[number];

export interface PlanStep {
  id: string;
  title: string;
  description: string;
  durationMinutes: number;
  dueDate?: string | undefined;
  /** Ids of steps of this plan. */
  dependsOn: string[];
  /** Which words of the person, or which rule, the step comes from. */
  because?: string | undefined;
  /** The task it became, once accepted. */
  taskId?: string | undefined;
}

export interface Plan {
  id: string;
  ownerId: string;
  goalId: string;
  status: PlanStatus;
  steps: PlanStep[];
  /** What the person should know before accepting. */
  notes: string[];
  provider: string | null;
  degraded: boolean | null;
  failure: { code: string; detail: string } | null;
  createdAt: Date;
  updatedAt: Date;
  version: number;
}

/** What a planner needs to know beside the goal itself. */
export type PlanContext = Pick<
  DataOf<typeof PlanRequested>,
  'lifeArea' | 'today' | 'timeZone' | 'locale' | 'existingTasks'
>;

export function requestPlan(id: string, goal: Goal, context: PlanContext, at: Date): Change<Plan> {
  const plan: Plan = {
    id,
    ownerId: goal.ownerId,
    goalId: goal.id,
    status: 'requested',
    steps: [],
    notes: [],
    provider: null,
    degraded: null,
    failure: null,
    createdAt: at,
    updatedAt: at,
    version: 1,
  };
  const asked = PlanRequested.of({
    planId: id,
    goalId: goal.id,
    title: goal.title,
    description: optional(goal.description),
    targetDate: optional(goal.targetDate),
    ...context,
  });
  return changed(plan, asked);
}

/** Only a plan that is still awaited takes a proposal: a late or repeated one changes nothing. */
export function proposePlan(plan: Plan, proposal: DataOf<typeof PlanProposed>, at: Date): Change<Plan> {
  if (plan.status !== 'requested') return unchanged(plan);
  const { steps, notes, provider, degraded } = proposal;
  return changed({ ...plan, status: 'proposed', steps, notes, provider, degraded, updatedAt: at });
}

export function failPlan(plan: Plan, failure: DataOf<typeof PlanFailed>, at: Date): Change<Plan> {
  if (plan.status !== 'requested') return unchanged(plan);
  const { code, detail } = failure;
  return changed({ ...plan, status: 'failed', failure: { code, detail }, updatedAt: at });
}

/** `taskIds` says which steps became which tasks. @throws PlanNotProposed */
export function acceptPlan(plan: Plan, taskIds: ReadonlyMap<string, string>, at: Date): Change<Plan> {
  mustBeProposed(plan);
  const steps = plan.steps.map((step) => ({ ...step, taskId: taskIds.get(step.id) }));
  const accepted = PlanAccepted.of({
    planId: plan.id,
    goalId: plan.goalId,
    steps: [...taskIds].map(([stepId, taskId]) => ({ stepId, taskId })),
    acceptedAt: instant(at),
  });
  return changed({ ...plan, status: 'accepted', steps, updatedAt: at }, accepted);
}

/** @throws PlanNotProposed */
export function rejectPlan(plan: Plan, at: Date): Change<Plan> {
  mustBeProposed(plan);
  const rejected = PlanRejected.of({ planId: plan.id, goalId: plan.goalId, rejectedAt: instant(at) });
  return changed({ ...plan, status: 'rejected', updatedAt: at }, rejected);
}

export function mustBeProposed(plan: Plan): void {
  if (plan.status !== 'proposed') throw new PlanNotProposed(plan.id, plan.status);
}
