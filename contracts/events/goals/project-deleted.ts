import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { Id } from '../fields.ts';

export const ProjectDeleted = defineEvent('goals.project.deleted.v1', {
  meaning: 'A project is gone for good.',
  data: z.object({
    projectId: Id,
  }),
  example: { projectId: '01890000-0000-7000-8000-000000000003' },
});
