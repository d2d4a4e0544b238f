import { z } from 'zod';
import { Email, NewPassword } from '../accounts/user.dto.ts';
import { MailToken } from '../emails/email.dto.ts';

export const ForgotPassword = z.object({ email: Email }).meta({ id: 'ForgotPassword' });
export type ForgotPassword = z.output<typeof ForgotPassword>;

export const ResetPassword = z
  .object({
    token: MailToken,
    password: NewPassword,
    removeOtherWaysIn: z
      .boolean()
      .optional()
      .describe(
        'Also removes passkeys and linked identities, for when somebody else may have been in the account; the authenticator app stays, and where a second factor is demanded the passkeys of an account without one',
      ),
  })
  .meta({ id: 'ResetPassword' });
export type ResetPassword = z.output<typeof ResetPassword>;

export const ChangePassword = z
  .object({
    currentPassword: z
      .string()
      .min(1)
      .max(1024)
      .optional()
      .describe('Left out by an account that has no password yet; then the log-in must be fresh'),
    newPassword: NewPassword,
  })
  .meta({ id: 'ChangePassword' });
export type ChangePassword = z.output<typeof ChangePassword>;
