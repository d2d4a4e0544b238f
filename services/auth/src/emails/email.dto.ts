import { z } from 'zod';
import { Email } from '../accounts/user.dto.ts';

/** A token as it came by mail. */
export const MailToken = z
  .string()
  .min(1)
  .max(200)
  .describe('What the link in the mail carries behind #token=');

export const VerifyEmail = z
  .object({
    token: MailToken,
    password: z
      .string()
      .min(1)
      .max(1024)
      .optional()
      .describe(
        'Of the account: shows that it is yours, too, and leaves all of it as it is. Without it the first verification ends every session and token, and removes the password, passkeys, linked identities and second factors: a stranger may have opened the account with your address. Set a new password then, as for a forgotten one',
      ),
  })
  .meta({ id: 'VerifyEmail' });
export type VerifyEmail = z.output<typeof VerifyEmail>;

export const ChangeEmail = z.object({ email: Email }).meta({ id: 'ChangeEmail' });
export type ChangeEmail = z.output<typeof ChangeEmail>;
