import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { Id, Instant } from '../fields.ts';

export const ErasureRequested = defineEvent('archival.erasure.requested.v1', {
  meaning:
    'Every service erases the person now and answers with `<service>.erasure.completed`; auth ends sessions and log-in now and erases last.',
  data: z.object({
    erasureId: Id,
    requestedAt: Instant,
  }),
  example: { erasureId: '01890000-0000-7000-8000-000000000009', requestedAt: '2026-05-04T07:40:00.000Z' },
  survivesErasure: true,
});
