import { availableParallelism } from 'node:os';
import { Id } from '@odyssey/contracts';
import { defineJob } from '@odyssey/platform';
import { z } from 'zod';

/** Makes the pictures of one asset. As many at once as there are cores; each takes one. */
export const ProcessPicture = defineJob({
  name: 'process-picture',
  data: z.object({ userId: Id, mediaId: Id }),
  retryLimit: 2,
  concurrency: availableParallelism(),
});
