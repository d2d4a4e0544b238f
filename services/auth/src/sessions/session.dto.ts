import { z } from 'zod';
import { Email, SecondFactorNeeded, toUserView, UserView } from '../accounts/user.dto.ts';
import type { UserEntity } from '../accounts/user.entity.ts';
import { MfaCode } from '../mfa/mfa.dto.ts';
import type { PersonsToken } from '../tokens/access-tokens.ts';

/** A password that is only compared is not measured: an old account may have one that would not be taken today. */
export const LogIn = z
  .object({
    email: Email,
    password: z.string().min(1).max(1024),
    code: MfaCode.optional().describe(
      'When the account has two-factor authentication: what the app shows, or a recovery code',
    ),
  })
  .meta({ id: 'LogIn' });
export type LogIn = z.output<typeof LogIn>;

export const Refresh = z.object({ refreshToken: z.string().min(1).max(200) }).meta({ id: 'Refresh' });
export type Refresh = z.output<typeof Refresh>;

export const SignedIn = z
  .object({
    user: UserView,
    accessToken: z.string(),
    expiresIn: z.int().describe('Seconds that the access token lives'),
    refreshToken: z.string().describe('Good for one use; each answer brings the next one'),
  })
  .meta({ id: 'SignedIn' });
export type SignedIn = z.output<typeof SignedIn>;

/** The answer to who proves again, within a session, who they are. */
export const Reauthenticated = z
  .object({
    accessToken: z.string().describe('In place of the one before: it allows what needs a fresh log-in'),
    expiresIn: z.int().describe('Seconds that the access token lives'),
    secondFactorNeeded: SecondFactorNeeded.optional(),
  })
  .meta({ id: 'Reauthenticated' });
export type Reauthenticated = z.output<typeof Reauthenticated>;

export const toReauthenticated = ({ token, ...rest }: PersonsToken): Reauthenticated => ({
  accessToken: token,
  ...rest,
});

export function toSignedIn(
  user: UserEntity,
  { token, expiresIn, secondFactorNeeded }: PersonsToken,
  refreshToken: string,
): SignedIn {
  return { user: toUserView(user, secondFactorNeeded), accessToken: token, expiresIn, refreshToken };
}
