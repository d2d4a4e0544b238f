import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { Id, Instant } from '../fields.ts';

export const PlanRejected = defineEvent('goals.plan.rejected.v1', {
  meaning: 'A person turned a plan down.',
  data: z.object({
    planId: Id,
    goalId: Id,
    rejectedAt: Instant,
  }),
  example: {
    planId: '01890000-0000-7000-8000-000000000006',
    goalId: '01890000-0000-7000-8000-000000000004',
    rejectedAt: '2026-05-04T07:40:00.000Z',
  },
});
