import { z } from 'zod';
import { choice, Id } from '../fields.ts';

export const MediaKind = choice('image', 'video', 'audio', 'document');
export const Attachment = z.object({ type: choice('task', 'goal', 'story'), id: Id });

/** A file as `processed` and `updated` carry it. */
export const AssetState = z.object({
  mediaId: Id,
  kind: MediaKind,
  contentType: z.string(),
  bytes: z.int().positive(),
  width: z.int().positive().optional(),
  height: z.int().positive().optional(),
  attachedTo: Attachment.optional(),
  caption: z.string().describe('In the person’s own words.').optional(),
  placeholder: z.string().optional(),
  variants: z.array(
    z.object({
      name: choice('thumb', 'small', 'large'),
      contentType: z.string(),
      width: z.int().positive(),
      height: z.int().positive(),
      bytes: z.int().positive(),
    }),
  ),
});
