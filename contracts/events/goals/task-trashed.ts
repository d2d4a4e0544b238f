import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { Id, Instant } from '../fields.ts';

export const TaskTrashed = defineEvent('goals.task.trashed.v1', {
  meaning: 'A task was put in the trash, from which it can be restored for 30 days.',
  data: z.object({
    taskId: Id,
    trashedAt: Instant,
  }),
  example: { taskId: '01890000-0000-7000-8000-000000000005', trashedAt: '2026-05-04T07:40:00.000Z' },
});
