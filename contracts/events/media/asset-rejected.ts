import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { Id } from '../fields.ts';

export const AssetRejected = defineEvent('media.asset.rejected.v1', {
  meaning: 'A file turned out to be unusable and was not kept.',
  data: z.object({
    mediaId: Id,
    code: z.string(),
    detail: z.string(),
  }),
  example: {
    mediaId: '01890000-0000-7000-8000-00000000000f',
    code: 'media_undecodable',
    detail: 'The picture could not be decoded.',
  },
  aggregateId: 'mediaId',
});
