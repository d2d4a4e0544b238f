import { type ConfigOf, serviceConfig } from '@odyssey/platform';
import { z } from 'zod';

const MiB = 1024 * 1024;
const bytes = (normal: number) => z.coerce.number().int().positive().default(normal);
const many = bytes;

/** Everything the media service is told by its environment, beside what all services are told. */
export const config = serviceConfig(
  z
    .object({
      ODYSSEY_MEDIA_DIR: z.string({ error: 'is missing, give the folder that keeps the pictures' }).min(1),
      ODYSSEY_MEDIA_URL_SECRET: z.string({ error: 'a secret of at least 16 characters is needed' }).min(16),
      /** Of one file. */
      ODYSSEY_MEDIA_MAX_BYTES: bytes(25 * MiB),
      /** Of one frame: 64 megapixels are more than a phone's usual 12 to 50, and 256 MiB when decoded. */
      ODYSSEY_MEDIA_MAX_PIXELS: many(64_000_000),
      ODYSSEY_MEDIA_MAX_FRAMES: many(500),
      /** Of all frames together. */
      ODYSSEY_MEDIA_MAX_TOTAL_PIXELS: many(150_000_000),
      /** Of one person. */
      ODYSSEY_MEDIA_QUOTA_BYTES: bytes(5 * 1024 * MiB),
      ODYSSEY_MEDIA_QUOTA_FILES: many(10_000),
    })
    .transform((env) => ({
      dir: env.ODYSSEY_MEDIA_DIR,
      urlSecret: env.ODYSSEY_MEDIA_URL_SECRET,
      maxBytes: env.ODYSSEY_MEDIA_MAX_BYTES,
      ceilings: {
        maxPixels: env.ODYSSEY_MEDIA_MAX_PIXELS,
        maxFrames: env.ODYSSEY_MEDIA_MAX_FRAMES,
        maxTotalPixels: env.ODYSSEY_MEDIA_MAX_TOTAL_PIXELS,
      },
      quota: { bytes: env.ODYSSEY_MEDIA_QUOTA_BYTES, files: env.ODYSSEY_MEDIA_QUOTA_FILES },
    })),
);
export type MediaConfig = ConfigOf<typeof config>;
