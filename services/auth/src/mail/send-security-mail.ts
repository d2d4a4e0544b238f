import { Id } from '@odyssey/contracts';
import { defineJob } from '@odyssey/platform';
import { z } from 'zod';
import { MAIL_PURPOSES } from './mail-purposes.ts';

/**
 * Sends a mail of auth's own. It knows whom and why; the token is made by the try that sends it, so that no secret waits in the queue
 * and each is fresh. Twelve tries over about two hours, as long as the mail server only hesitates.
 */
export const SendSecurityMail = defineJob({
  name: 'send-security-mail',
  data: z.object({ userId: Id, purpose: z.enum(MAIL_PURPOSES) }),
  retryLimit: 11,
  retryDelay: 2,
  expireInSeconds: 120,
  concurrency: 4,
});
