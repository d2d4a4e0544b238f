import { Id, LocalDate } from '@odyssey/contracts';
import { z } from 'zod';
import { instant, optional } from '../items/edits.rules.ts';
import { kept } from '../items/item.dto.ts';
import { PLAN_STATUSES, type Plan } from './plan.rules.ts';

export const PlanAcceptance = z
  .object({
    stepIds: z
      .array(z.string().min(1).max(100))
      .min(1)
      .max(100)
      .optional()
      .describe('The steps to take over; all of them when absent.'),
  })
  .meta({ id: 'PlanAcceptance' });
export type PlanAcceptance = z.output<typeof PlanAcceptance>;

const PlanStepView = z
  .object({
    id: z.string(),
    title: z.string(),
    description: z.string(),
    durationMinutes: z.int(),
    dueDate: LocalDate.optional(),
    dependsOn: z.array(z.string()),
    because: z.string().optional().describe('Which words, or which rule, the step comes from.'),
    taskId: Id.optional().describe('The task that the step became when it was accepted.'),
  })
  .meta({ id: 'PlanStep' });

export const PlanView = z
  .object({
    id: Id,
    goalId: Id,
    status: z.enum(PLAN_STATUSES),
    steps: z.array(PlanStepView),
    notes: z.array(z.string()).describe('What to know before accepting.'),
    provider: z.string().optional(),
    degraded: z.boolean().optional(),
    failure: z.object({ code: z.string(), detail: z.string() }).optional(),
    ...kept,
  })
  .meta({ id: 'Plan' });
export type PlanView = z.output<typeof PlanView>;

export const toPlanView = (plan: Plan): PlanView => ({
  id: plan.id,
  goalId: plan.goalId,
  status: plan.status,
  steps: plan.steps,
  notes: plan.notes,
  provider: optional(plan.provider),
  degraded: optional(plan.degraded),
  failure: optional(plan.failure),
  createdAt: instant(plan.createdAt),
  updatedAt: instant(plan.updatedAt),
  version: plan.version,
});
