import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { Id } from '../fields.ts';

export const ErasureCancelled = defineEvent('archival.erasure.cancelled.v1', {
  meaning: 'A scheduled erasure was called off.',
  data: z.object({
    erasureId: Id,
  }),
  example: { erasureId: '01890000-0000-7000-8000-000000000009' },
});
