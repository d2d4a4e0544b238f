import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { Id, Instant } from '../fields.ts';

export const ExportRequested = defineEvent('archival.export.requested.v1', {
  meaning: 'A person asked for everything that is kept about them.',
  data: z.object({
    exportId: Id,
    requestedAt: Instant,
  }),
  example: { exportId: '01890000-0000-7000-8000-000000000011', requestedAt: '2026-05-04T07:40:00.000Z' },
});
