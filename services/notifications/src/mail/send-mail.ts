import { Id } from '@odyssey/contracts';
import { defineJob } from '@odyssey/platform';
import { z } from 'zod';

/** Sends one notification by mail. Ten tries over about twenty minutes, as long as the mail server only hesitates. */
export const SendMail = defineJob({
  name: 'send-mail',
  data: z.object({ userId: Id, notificationId: Id }),
  retryLimit: 9,
  retryDelay: 2,
  expireInSeconds: 120,
  concurrency: 4,
});
