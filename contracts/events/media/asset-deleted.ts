import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { Id } from '../fields.ts';
import { Attachment } from './state.ts';

export const AssetDeleted = defineEvent('media.asset.deleted.v1', {
  meaning: 'A file and its variants are gone for good.',
  data: z.object({
    mediaId: Id,
    attachedTo: Attachment.optional(),
  }),
  example: {
    mediaId: '01890000-0000-7000-8000-00000000000f',
    attachedTo: { type: 'task', id: '01890000-0000-7000-8000-000000000005' },
  },
  aggregateId: 'mediaId',
});
