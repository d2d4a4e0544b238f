import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { Id } from '../fields.ts';

export const GoalDeleted = defineEvent('goals.goal.deleted.v1', {
  meaning: 'A goal is gone for good.',
  data: z.object({
    goalId: Id,
  }),
  example: { goalId: '01890000-0000-7000-8000-000000000004' },
});
