import { Id, Instant, LocalDate } from '@odyssey/contracts';
import { mergePatch, PageQuery } from '@odyssey/platform';
import { z } from 'zod';
import { type AsRead, instant, optional, optionalInstant } from '../items/edits.rules.ts';
import {
  DateField,
  Description,
  filters,
  kept,
  PriorityField,
  ProgressView,
  Reference,
  StatusField,
  Title,
} from '../items/item.dto.ts';
import { progressOfGoal } from '../progress/progress.rules.ts';
import type { Goal } from './goal.rules.ts';

export const GoalInput = z
  .object({
    projectId: Reference.optional(),
    lifeAreaId: Reference.optional(),
    title: Title,
    description: Description.optional(),
    status: StatusField.default('todo'),
    priority: PriorityField.default('medium'),
    targetDate: DateField.optional(),
  })
  .meta({ id: 'GoalInput' });
export type GoalInput = z.output<typeof GoalInput>;

export const GoalPatch = mergePatch(GoalInput).meta({ id: 'GoalPatch' });
export type GoalPatch = z.output<typeof GoalPatch>;

const { goalId: _, ...goalFilters } = filters;
export const GoalQuery = PageQuery.extend(goalFilters);
export type GoalQuery = z.output<typeof GoalQuery>;

export const GoalView = z
  .object({
    id: Id,
    projectId: Id.optional(),
    lifeAreaId: Id.optional(),
    title: z.string(),
    description: z.string().optional(),
    status: StatusField,
    priority: PriorityField,
    targetDate: LocalDate.optional(),
    completedAt: Instant.optional(),
    progress: ProgressView,
    ...kept,
  })
  .meta({ id: 'Goal' });
export type GoalView = z.output<typeof GoalView>;

export const toGoalView = (goal: AsRead<Goal>): GoalView => ({
  id: goal.id,
  projectId: optional(goal.projectId),
  lifeAreaId: optional(goal.lifeAreaId),
  title: goal.title,
  description: optional(goal.description),
  status: goal.status,
  priority: goal.priority,
  targetDate: optional(goal.targetDate),
  completedAt: optionalInstant(goal.completedAt),
  progress: progressOfGoal(goal),
  createdAt: instant(goal.createdAt),
  updatedAt: instant(goal.updatedAt),
  version: goal.version,
});
