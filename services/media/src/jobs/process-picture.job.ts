import { availableParallelism } from 'node:os';
import { Id } from '@odyssey/contracts';
import { defineJob } from '@odyssey/platform';
import { z } from 'zod';

/**
 * Makes the pictures of one asset. As many at once as there are cores; each takes one. Tried for half an hour at least, so
 * that an outage of the disk loses nobody's picture.
 */
export const ProcessPicture = defineJob({
  name: 'process-picture',
  data: z.object({ userId: Id, mediaId: Id }),
  retryLimit: 11,
  concurrency: availableParallelism(),
});
