import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { Id } from '../fields.ts';

export const ErasureProgressed = defineEvent('archival.erasure.progressed.v1', {
  meaning: 'Another service has erased the person; auth erases when it alone remains.',
  data: z.object({
    erasureId: Id,
    completed: z.array(z.string()),
    remaining: z.array(z.string()),
  }),
  example: {
    erasureId: '01890000-0000-7000-8000-000000000009',
    completed: ['goals'],
    remaining: ['auth', 'ai'],
  },
  survivesErasure: true,
});
