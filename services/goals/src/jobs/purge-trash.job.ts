import { Id } from '@odyssey/contracts';
import { defineJob } from '@odyssey/platform';
import { z } from 'zod';

/** Waits for 30 days, so it must not give up over an hour of trouble when its time has come. */
export const PurgeTrash = defineJob({
  name: 'purge-trash',
  data: z.object({ userId: Id, rootId: Id }),
  retryLimit: 12,
  retryDelay: 60,
});
