import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { Id } from '../fields.ts';

export const ExportFailed = defineEvent('archival.export.failed.v1', {
  meaning: 'An export could not be finished.',
  data: z.object({
    exportId: Id,
    code: z.string(),
    detail: z.string(),
  }),
  example: {
    exportId: '01890000-0000-7000-8000-000000000011',
    code: 'export_incomplete',
    detail: 'media did not answer within its deadline.',
  },
});
