import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { Id } from '../fields.ts';

export const TaskReopened = defineEvent('goals.task.reopened.v1', {
  meaning: 'A finished task is open again.',
  data: z.object({
    taskId: Id,
    title: z.string(),
    goalId: Id.optional(),
  }),
  example: {
    taskId: '01890000-0000-7000-8000-000000000005',
    title: 'Swim 8 × 50 m',
    goalId: '01890000-0000-7000-8000-000000000004',
  },
});
