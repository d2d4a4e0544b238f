import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { Id } from '../fields.ts';
import { Attachment, MediaKind } from './state.ts';

export const AssetUploaded = defineEvent('media.asset.uploaded.v1', {
  meaning: 'A file was accepted; its variants are still being made.',
  data: z.object({
    mediaId: Id,
    kind: MediaKind,
    contentType: z.string(),
    bytes: z.int().positive(),
    attachedTo: Attachment.optional(),
  }),
  example: {
    mediaId: '01890000-0000-7000-8000-00000000000f',
    kind: 'image',
    contentType: 'image/jpeg',
    bytes: 48213,
    attachedTo: { type: 'task', id: '01890000-0000-7000-8000-000000000005' },
  },
  aggregateId: 'mediaId',
});
