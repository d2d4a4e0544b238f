import { Id, Instant } from '@odyssey/contracts';
import { Page, PageQuery, signMediaUrl } from '@odyssey/platform';
import { z } from 'zod';
import { type AssetEntity, ATTACHABLE, attachmentOf } from './asset.entity.ts';
import type { AssetFileEntity } from './asset-file.entity.ts';

const Attachment = z
  .object({ type: z.enum(ATTACHABLE), id: Id })
  .describe('The task, goal or story the picture belongs to');
const Caption = z.string().trim().min(1).max(500);
const Url = z.string().describe('Signed and short-lived, relative to the public address');

const VARIANT_ORDER = ['thumb', 'small', 'large'];
/** A link lives for one to two of these, and stays the same within one, so that a browser may keep what it showed. */
const LINK_WINDOW_MS = 30 * 60_000;

export const MediaView = z
  .object({
    id: Id,
    kind: z.enum(['image', 'video', 'audio', 'document']),
    contentType: z.string(),
    bytes: z.int().positive(),
    width: z.int().positive().optional(),
    height: z.int().positive().optional(),
    status: z.enum(['processing', 'ready', 'rejected']),
    fileName: z.string().optional().describe('As it was sent'),
    caption: z.string().optional(),
    attachedTo: Attachment.optional(),
    placeholder: z
      .string()
      .optional()
      .describe('ThumbHash, base64: something to show while the picture loads'),
    url: Url.optional(),
    variants: z.array(
      z.object({
        name: z.enum(['thumb', 'small', 'large']),
        contentType: z.string(),
        width: z.int().positive(),
        height: z.int().positive(),
        bytes: z.int().positive(),
        url: Url,
      }),
    ),
    rejection: z.object({ code: z.string(), detail: z.string() }).optional(),
    version: z.int().positive(),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({ id: 'Media' });
export type MediaView = z.output<typeof MediaView>;

/** The fields of the form beside `file`; at most one of the three ids. */
export const UploadFields = z
  .object({
    taskId: Id.optional(),
    goalId: Id.optional(),
    storyId: Id.optional(),
    caption: Caption.optional(),
  })
  .refine(atMostOne, { error: 'A picture belongs to one task, goal or story', path: ['taskId'] })
  .meta({ id: 'MediaUploadFields' });

/** For the API document: the form as a browser sends it. */
export const UploadForm = z
  .object({
    file: z.string().meta({ format: 'binary', description: 'A JPEG, PNG, WebP, AVIF or GIF picture' }),
    ...UploadFields.shape,
  })
  .meta({ id: 'MediaUpload' });

export const MediaPatch = z
  .object({ caption: Caption.nullable().optional(), attachedTo: Attachment.nullable().optional() })
  .meta({ id: 'MediaPatch' });
export type MediaPatch = z.output<typeof MediaPatch>;

export const MediaQuery = PageQuery.extend({
  taskId: Id.optional(),
  goalId: Id.optional(),
  storyId: Id.optional(),
}).refine(atMostOne, { error: 'Filter by one task, goal or story', path: ['taskId'] });
export type MediaQuery = z.output<typeof MediaQuery>;

export const MediaPage = Page(MediaView).meta({ id: 'MediaPage' });

type AttachmentIds = { taskId?: string; goalId?: string; storyId?: string };

function atMostOne({ taskId, goalId, storyId }: AttachmentIds): boolean {
  return [taskId, goalId, storyId].filter(Boolean).length <= 1;
}

export const ContentQuery = z.object({
  variant: z.enum(['original', 'thumb', 'small', 'large']).describe('Which size of it'),
  expires: z.coerce.number().int().optional().describe('From the link'),
  signature: z.string().max(100).optional().describe('From the link'),
});
export type ContentQuery = z.output<typeof ContentQuery>;

/** What the ids of a form or a query name. */
export function attachmentIn(ids: AttachmentIds) {
  for (const type of ATTACHABLE) {
    const id = ids[`${type}Id`];
    if (id) return { type, id };
  }
  return undefined;
}

export function toMediaView(
  asset: AssetEntity,
  files: readonly AssetFileEntity[],
  { secret, now }: { secret: string; now: Date },
): MediaView {
  const expiresAt = new Date((Math.floor(now.getTime() / LINK_WINDOW_MS) + 2) * LINK_WINDOW_MS);
  const link = (variant: string) => signMediaUrl({ mediaId: asset.id, variant, expiresAt, secret });
  const variants = files
    .filter((file) => file.name !== 'original')
    .sort((one, other) => VARIANT_ORDER.indexOf(one.name) - VARIANT_ORDER.indexOf(other.name));
  return {
    id: asset.id,
    kind: asset.kind,
    contentType: asset.contentType,
    bytes: asset.bytes,
    width: asset.width,
    height: asset.height,
    status: asset.status,
    fileName: asset.fileName ?? undefined,
    caption: asset.caption ?? undefined,
    attachedTo: attachmentOf(asset),
    placeholder: asset.placeholder ?? undefined,
    url: asset.status === 'ready' ? link('original') : undefined,
    variants: variants.map(({ name, contentType, width, height, bytes }) => ({
      name: name as 'thumb' | 'small' | 'large',
      contentType,
      width,
      height,
      bytes,
      url: link(name),
    })),
    rejection:
      asset.rejectionCode === null
        ? undefined
        : { code: asset.rejectionCode, detail: asset.rejectionDetail ?? '' },
    version: asset.version,
    createdAt: asset.createdAt.toISOString(),
    updatedAt: asset.updatedAt.toISOString(),
  };
}
