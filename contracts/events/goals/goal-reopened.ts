import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { Id } from '../fields.ts';

export const GoalReopened = defineEvent('goals.goal.reopened.v1', {
  meaning: 'A reached goal is open again.',
  data: z.object({
    goalId: Id,
    title: z.string(),
  }),
  example: { goalId: '01890000-0000-7000-8000-000000000004', title: 'Swim 1,500 m without a rest' },
});
