import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { Id } from '../fields.ts';

export const MemoryDeleted = defineEvent('memory.memory.deleted.v1', {
  meaning: 'A memory is forgotten: whoever holds a copy or an excerpt removes it.',
  data: z.object({
    memoryId: Id,
  }),
  example: { memoryId: '01890000-0000-7000-8000-00000000000e' },
});
