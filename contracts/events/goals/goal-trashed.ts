import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { Id, Instant } from '../fields.ts';

export const GoalTrashed = defineEvent('goals.goal.trashed.v1', {
  meaning: 'A goal was put in the trash, from which it can be restored for 30 days.',
  data: z.object({
    goalId: Id,
    trashedAt: Instant,
  }),
  example: { goalId: '01890000-0000-7000-8000-000000000004', trashedAt: '2026-05-04T07:40:00.000Z' },
});
