import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { Id } from '../fields.ts';

export const PlanFailed = defineEvent('ai.plan.failed.v1', {
  meaning: 'No plan could be made; `code` is one of the published error codes.',
  data: z.object({
    planId: Id,
    goalId: Id,
    code: z.string(),
    detail: z.string(),
  }),
  example: {
    planId: '01890000-0000-7000-8000-000000000006',
    goalId: '01890000-0000-7000-8000-000000000004',
    code: 'provider_unavailable',
    detail: 'No provider answered in time.',
  },
});
