import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { choice, Id, Instant } from '../fields.ts';

export const UsageRecorded = defineEvent('ai.usage.recorded.v1', {
  meaning:
    'One attempt at a provider was made and is booked; the cost is in pico-US-dollars, absent when the price is unknown.',
  data: z.object({
    usageId: Id,
    purpose: choice('plan', 'story', 'conversation'),
    provider: z.string(),
    model: z.string(),
    inputTokens: z.int().nonnegative(),
    outputTokens: z.int().nonnegative(),
    costPicoUsd: z.string().regex(/^\d+$/).describe('Absent when the price is unknown.').optional(),
    occurredAt: Instant,
  }),
  example: {
    usageId: '01890000-0000-7000-8000-00000000000d',
    purpose: 'plan',
    provider: 'house',
    model: 'house-planner',
    inputTokens: 0,
    outputTokens: 0,
    costPicoUsd: '0',
    occurredAt: '2026-05-04T07:40:00.000Z',
  },
});
