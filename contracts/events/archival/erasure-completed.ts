import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { Id, Instant } from '../fields.ts';

export const ErasureCompleted = defineEvent('archival.erasure.completed.v1', {
  meaning: 'Nothing of the person is left in any service.',
  data: z.object({
    erasureId: Id,
    completedAt: Instant,
  }),
  example: { erasureId: '01890000-0000-7000-8000-000000000009', completedAt: '2026-05-04T07:40:00.000Z' },
  survivesErasure: true,
});
