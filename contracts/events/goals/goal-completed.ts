import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { Id, Instant, LocalDate } from '../fields.ts';

export const GoalCompleted = defineEvent('goals.goal.completed.v1', {
  meaning:
    'A goal was reached, by its last open task or by hand. A goal that is reopened and reached again publishes it again: what must happen once a goal is keyed by its id.',
  data: z.object({
    goalId: Id,
    title: z.string(),
    description: z.string().optional(),
    targetDate: LocalDate.optional(),
    startedAt: Instant,
    completedAt: Instant,
    tasks: z.array(
      z.object({
        taskId: Id,
        title: z.string(),
        completedAt: Instant,
        durationMinutes: z.int().positive().optional(),
      }),
    ),
  }),
  example: {
    goalId: '01890000-0000-7000-8000-000000000004',
    title: 'Swim 1,500 m without a rest',
    targetDate: '2026-09-01',
    startedAt: '2026-05-04T07:40:00.000Z',
    completedAt: '2026-08-20T17:05:00.000Z',
    tasks: [
      {
        taskId: '01890000-0000-7000-8000-000000000005',
        title: 'Swim 8 × 50 m',
        completedAt: '2026-05-06T06:40:00.000Z',
        durationMinutes: 45,
      },
    ],
  },
});
