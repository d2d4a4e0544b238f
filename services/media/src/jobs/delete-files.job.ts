import { Id } from '@odyssey/contracts';
import { defineJob } from '@odyssey/platform';
import { z } from 'zod';

/** Removes what deleted assets have left on disk, as far as nothing else refers to it. */
export const DeleteFiles = defineJob({
  name: 'delete-files',
  data: z.object({ userId: Id, mediaIds: z.array(Id), hashes: z.array(z.string().regex(/^[0-9a-f]{64}$/)) }),
  retryLimit: 10,
});

/** Removes everything a person had on disk. It names no `userId`: jobs that do are dropped once the person is erased. */
export const DeletePersonFiles = defineJob({
  name: 'delete-person-files',
  data: z.object({ folderOf: Id }),
  retryLimit: 20,
});
