import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { Id } from '../fields.ts';

export const ProjectReopened = defineEvent('goals.project.reopened.v1', {
  meaning: 'A finished project is open again.',
  data: z.object({
    projectId: Id,
    title: z.string(),
  }),
  example: { projectId: '01890000-0000-7000-8000-000000000003', title: 'Fit by summer' },
});
