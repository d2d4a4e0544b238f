import { z } from 'zod';
import { Email } from '../accounts/user.dto.ts';

/** A token as it came by mail. */
export const MailToken = z
  .string()
  .min(1)
  .max(200)
  .describe('What the link in the mail carries behind #token=');

export const VerifyEmail = z.object({ token: MailToken }).meta({ id: 'VerifyEmail' });
export type VerifyEmail = z.output<typeof VerifyEmail>;

export const ChangeEmail = z.object({ email: Email }).meta({ id: 'ChangeEmail' });
export type ChangeEmail = z.output<typeof ChangeEmail>;
