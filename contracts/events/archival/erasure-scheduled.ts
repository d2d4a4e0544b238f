import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { Id, Instant } from '../fields.ts';

export const ErasureScheduled = defineEvent('archival.erasure.scheduled.v1', {
  meaning: 'An erasure will begin at `runsAt` unless it is cancelled before.',
  data: z.object({
    erasureId: Id,
    runsAt: Instant,
  }),
  example: { erasureId: '01890000-0000-7000-8000-000000000009', runsAt: '2026-05-11T07:40:00.000Z' },
});
