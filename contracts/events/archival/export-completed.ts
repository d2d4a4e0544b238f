import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { Id, Instant } from '../fields.ts';

export const ExportCompleted = defineEvent('archival.export.completed.v1', {
  meaning: 'An export is ready to be downloaded until it expires.',
  data: z.object({
    exportId: Id,
    bytes: z.int().positive(),
    completedAt: Instant,
    expiresAt: Instant,
  }),
  example: {
    exportId: '01890000-0000-7000-8000-000000000011',
    bytes: 90211,
    completedAt: '2026-05-04T07:40:00.000Z',
    expiresAt: '2026-05-11T07:40:00.000Z',
  },
});
