import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { Id, Instant } from '../fields.ts';

export const ProjectCompleted = defineEvent('goals.project.completed.v1', {
  meaning: 'A project was finished.',
  data: z.object({
    projectId: Id,
    title: z.string(),
    completedAt: Instant,
  }),
  example: {
    projectId: '01890000-0000-7000-8000-000000000003',
    title: 'Fit by summer',
    completedAt: '2026-05-04T07:40:00.000Z',
  },
});
