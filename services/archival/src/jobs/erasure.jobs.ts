import { Id } from '@odyssey/contracts';
import { defineJob } from '@odyssey/platform';
import { z } from 'zod';

/** None of these names a `userId`: such jobs are dropped once the person is erased, and these have to outlive that. */
const OneErasure = z.object({ erasureId: Id });

/** At the end of the cool-off. */
export const BeginErasure = defineJob({
  name: 'begin-erasure',
  data: OneErasure,
  retryLimit: 20,
  retryDelay: 5,
});

/** When every service should have answered. */
export const WatchErasure = defineJob({
  name: 'watch-erasure',
  data: OneErasure,
  retryLimit: 20,
  retryDelay: 5,
});

/** When a receipt is no longer good. */
export const ForgetErasure = defineJob({
  name: 'forget-erasure',
  data: OneErasure,
  retryLimit: 20,
  retryDelay: 5,
});
