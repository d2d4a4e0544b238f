import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { Id } from '../fields.ts';

export const TaskDeleted = defineEvent('goals.task.deleted.v1', {
  meaning: 'A task is gone for good.',
  data: z.object({
    taskId: Id,
  }),
  example: { taskId: '01890000-0000-7000-8000-000000000005' },
});
