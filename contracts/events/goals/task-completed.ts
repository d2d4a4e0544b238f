import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { Id, Instant, LocalDate } from '../fields.ts';

export const TaskCompleted = defineEvent('goals.task.completed.v1', {
  meaning: 'A person finished a task. Stories, memory and notifications react to it.',
  data: z.object({
    taskId: Id,
    title: z.string(),
    description: z.string().optional(),
    completedAt: Instant,
    durationMinutes: z.int().positive().optional(),
    dueDate: LocalDate.optional(),
    tags: z.array(z.string()),
    goalId: Id.optional(),
    goal: z
      .object({ title: z.string(), startedAt: Instant, completedTasks: z.int(), totalTasks: z.int() })
      .optional(),
  }),
  example: {
    taskId: '01890000-0000-7000-8000-000000000005',
    title: 'Swim 8 × 50 m',
    completedAt: '2026-05-04T07:40:00.000Z',
    durationMinutes: 45,
    dueDate: '2026-05-06',
    tags: ['swim'],
    goalId: '01890000-0000-7000-8000-000000000004',
    goal: {
      title: 'Swim 1,500 m without a rest',
      startedAt: '2026-05-01T08:00:00.000Z',
      completedTasks: 3,
      totalTasks: 8,
    },
  },
});
