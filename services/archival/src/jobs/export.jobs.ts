import { Id } from '@odyssey/contracts';
import { defineJob } from '@odyssey/platform';
import { z } from 'zod';

const OneExport = z.object({ userId: Id, exportId: Id });

/** Gathers one export. A later try goes on where the former one stopped. */
export const CollectExport = defineJob({
  name: 'collect-export',
  data: OneExport,
  retryLimit: 8,
  retryDelay: 2,
  expireInSeconds: 3_600,
  concurrency: 2,
});

/** Deletes the file of an export when its time is over. */
export const ExpireExport = defineJob({ name: 'expire-export', data: OneExport, retryLimit: 20 });

/** Deletes files of exports whose rows are gone. It names no `userId`: such jobs are dropped once the person is erased. */
export const DeleteExports = defineJob({
  name: 'delete-exports',
  data: z.object({ exportIds: z.array(Id) }),
  retryLimit: 20,
});
