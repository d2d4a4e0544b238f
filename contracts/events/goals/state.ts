import { z } from 'zod';
import { Id, Instant, LocalDate, Priority, Status } from '../fields.ts';

/** The public state that `created`, `updated` and `restored` carry, so that no consumer has to call back. */

const kept = { createdAt: Instant, updatedAt: Instant };

export const LifeAreaState = z.object({
  lifeAreaId: Id,
  name: z.string(),
  description: z.string().optional(),
  icon: z.string().optional(),
  color: z.string().optional(),
  weight: z.int().min(0).max(100).describe('How much it matters to the person.'),
  ...kept,
});

export const ProjectState = z.object({
  projectId: Id,
  lifeAreaId: Id.optional(),
  title: z.string(),
  description: z.string().optional(),
  status: Status,
  priority: Priority,
  startDate: LocalDate.optional(),
  targetDate: LocalDate.optional(),
  ...kept,
});

export const GoalState = z.object({
  goalId: Id,
  lifeAreaId: Id.optional(),
  projectId: Id.optional(),
  title: z.string(),
  description: z.string().optional(),
  status: Status,
  priority: Priority,
  targetDate: LocalDate.optional(),
  completedAt: Instant.optional(),
  ...kept,
});

export const TaskState = z.object({
  taskId: Id,
  goalId: Id.optional(),
  projectId: Id.optional(),
  lifeAreaId: Id.optional(),
  title: z.string(),
  description: z.string().optional(),
  status: Status,
  priority: Priority,
  dueDate: LocalDate.optional(),
  dueAt: Instant.optional(),
  durationMinutes: z.int().positive().optional(),
  tags: z.array(z.string()),
  dependsOn: z.array(Id),
  completedAt: Instant.optional(),
  ...kept,
});
