import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { Id, Instant } from '../fields.ts';

export const UserErasureRequested = defineEvent('auth.user.erasure_requested.v1', {
  meaning: 'A person asked auth to be erased; archival schedules the erasure under this id.',
  data: z.object({
    userId: Id,
    erasureId: Id,
    receiptHash: z.string(),
    coolOffSeconds: z.int().nonnegative().describe('So long the erasure can still be called off.'),
    requestedAt: Instant,
  }),
  example: {
    userId: '01890000-0000-7000-8000-00000000face',
    erasureId: '01890000-0000-7000-8000-000000000009',
    receiptHash: 'b94d27b9934d3e08',
    coolOffSeconds: 604800,
    requestedAt: '2026-05-04T07:40:00.000Z',
  },
});
