import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { Id, Instant } from '../fields.ts';

export const PlanAccepted = defineEvent('goals.plan.accepted.v1', {
  meaning: 'A person accepted all or some steps of a plan; they are tasks now.',
  data: z.object({
    planId: Id,
    goalId: Id,
    steps: z.array(z.object({ stepId: z.string(), taskId: Id })),
    acceptedAt: Instant,
  }),
  example: {
    planId: '01890000-0000-7000-8000-000000000006',
    goalId: '01890000-0000-7000-8000-000000000004',
    steps: [{ stepId: 's1', taskId: '01890000-0000-7000-8000-000000000005' }],
    acceptedAt: '2026-05-04T07:40:00.000Z',
  },
});
