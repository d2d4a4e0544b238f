import { Id, Instant, LocalDate } from '@odyssey/contracts';
import { mergePatch, PageQuery } from '@odyssey/platform';
import { z } from 'zod';
import { type AsRead, instant, optional, optionalInstant } from '../items/edits.rules.ts';
import {
  DateField,
  Description,
  filters,
  InstantField,
  kept,
  PriorityField,
  Reference,
  StatusField,
  Title,
  text,
} from '../items/item.dto.ts';
import type { Task, TaskEdit } from './task.rules.ts';

const oneDue = (task: { dueDate?: unknown; dueAt?: unknown }) => !(task.dueDate && task.dueAt);
const ONE_DUE = { path: ['dueAt'], message: 'a task is due on a day or at an instant, not both' };

const fields = z.object({
  goalId: Reference.optional(),
  projectId: Reference.optional(),
  lifeAreaId: Reference.optional(),
  title: Title,
  description: Description.optional(),
  status: StatusField.default('todo'),
  priority: PriorityField.default('medium'),
  dueDate: DateField.optional(),
  dueAt: InstantField.optional(),
  durationMinutes: z.int().min(1).max(1440).optional(),
  tags: z.array(text(50)).max(20).default([]),
  dependsOn: z.array(Reference).max(100).default([]),
});

export const TaskInput = fields.refine(oneDue, ONE_DUE).meta({ id: 'TaskInput' });
export type TaskInput = z.output<typeof TaskInput>;

export const TaskPatch = mergePatch(fields).refine(oneDue, ONE_DUE).meta({ id: 'TaskPatch' });
export type TaskPatch = z.output<typeof TaskPatch>;

export const TaskQuery = PageQuery.extend(filters);
export type TaskQuery = z.output<typeof TaskQuery>;

export const TaskView = z
  .object({
    id: Id,
    goalId: Id.optional(),
    projectId: Id.optional(),
    lifeAreaId: Id.optional(),
    title: z.string(),
    description: z.string().optional(),
    status: StatusField,
    priority: PriorityField,
    dueDate: LocalDate.optional(),
    dueAt: Instant.optional(),
    durationMinutes: z.int().optional(),
    tags: z.array(z.string()),
    dependsOn: z.array(Id),
    completedAt: Instant.optional(),
    ...kept,
  })
  .meta({ id: 'Task' });
export type TaskView = z.output<typeof TaskView>;

export const toTaskView = (task: AsRead<Task>): TaskView => ({
  id: task.id,
  goalId: optional(task.goalId),
  projectId: optional(task.projectId),
  lifeAreaId: optional(task.lifeAreaId),
  title: task.title,
  description: optional(task.description),
  status: task.status,
  priority: task.priority,
  dueDate: optional(task.dueDate),
  dueAt: optionalInstant(task.dueAt),
  durationMinutes: optional(task.durationMinutes),
  tags: task.tags,
  dependsOn: task.dependsOn,
  completedAt: optionalInstant(task.completedAt),
  createdAt: instant(task.createdAt),
  updatedAt: instant(task.updatedAt),
  version: task.version,
});

/** What the rules read: an instant as a Date, an absent field as unedited. */
export const toTaskEdit = <Fields extends { dueAt?: string | null | undefined }>(
  fields: Fields,
): Omit<Fields, 'dueAt'> & Pick<TaskEdit, 'dueAt'> => ({
  ...fields,
  dueAt: typeof fields.dueAt === 'string' ? new Date(fields.dueAt) : fields.dueAt,
});
