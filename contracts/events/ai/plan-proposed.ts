import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { Id, Instant, LocalDate } from '../fields.ts';

export const PlanProposed = defineEvent('ai.plan.proposed.v1', {
  meaning: 'A plan is ready for review.',
  data: z.object({
    planId: Id,
    goalId: Id,
    steps: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        description: z.string(),
        durationMinutes: z.int().positive(),
        dueDate: LocalDate.optional(),
        dependsOn: z.array(z.string()),
        because: z.string().optional(),
      }),
    ),
    notes: z.array(z.string()),
    provider: z.string(),
    degraded: z.boolean().describe('The house stood in for a configured provider.'),
    proposedAt: Instant,
  }),
  example: {
    planId: '01890000-0000-7000-8000-000000000006',
    goalId: '01890000-0000-7000-8000-000000000004',
    steps: [
      {
        id: 's1',
        title: 'Swim 8 × 50 m',
        description: 'Rest 30 seconds after each length.',
        durationMinutes: 45,
        dueDate: '2026-05-06',
        dependsOn: [],
      },
    ],
    notes: [],
    provider: 'house',
    degraded: false,
    proposedAt: '2026-05-04T07:40:00.000Z',
  },
});
