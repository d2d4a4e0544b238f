import { Instant } from '@odyssey/contracts';
import { z } from 'zod';
import { MAX_LENGTH, MIN_LENGTH, passwordLength } from '../passwords/password.rules.ts';
import { normaliseEmail } from './email.rules.ts';
import { canonicalLocale, isLocale, isTimeZone } from './place.rules.ts';
import type { UserEntity } from './user.entity.ts';

/** RFC 5321: 254 characters is the longest address that can be delivered to. */
export const Email = z
  .string()
  .max(320)
  .transform(normaliseEmail)
  .pipe(z.email('must be an e-mail address').max(254));

/** Checked in characters as people count them; the raw bound keeps a body of megabytes from being counted at all. */
export const NewPassword = z
  .string()
  .max(MAX_LENGTH * 8, `must have at most ${MAX_LENGTH} characters`)
  .refine((password) => passwordLength(password) >= MIN_LENGTH, `must have at least ${MIN_LENGTH} characters`)
  .refine((password) => passwordLength(password) <= MAX_LENGTH, `must have at most ${MAX_LENGTH} characters`)
  .meta({ minLength: MIN_LENGTH, maxLength: MAX_LENGTH });

const DisplayName = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .regex(/^\P{Cc}*$/u, 'must not contain control characters');

const TimeZone = z
  .string()
  .max(64)
  .refine(isTimeZone, 'must be an IANA time zone such as Europe/Lisbon')
  .meta({ examples: ['Europe/Lisbon'] });

const Locale = z
  .string()
  .max(35)
  .refine(isLocale, 'must be a BCP 47 language tag such as pt-PT')
  .overwrite((tag) => (isLocale(tag) ? canonicalLocale(tag) : tag))
  .meta({ examples: ['en', 'pt-PT'] });

export const Register = z
  .object({
    email: Email,
    password: NewPassword,
    displayName: DisplayName,
    timeZone: TimeZone.default('UTC'),
    locale: Locale.default('en'),
  })
  .meta({ id: 'Register' });
export type Register = z.output<typeof Register>;

/** What may be edited; null sets time zone and locale back to their defaults. */
export const ProfileFields = z.object({
  displayName: DisplayName,
  timeZone: TimeZone.default('UTC'),
  locale: Locale.default('en'),
});

/** What a session has to do before it may do anything else, where the operator demands a second factor. */
export const SecondFactorNeeded = z
  .enum(['set_up', 'prove', 'refresh'])
  .describe(
    'Only while the operator demands a second factor and this session has shown none: all but a few routes answer second_factor_required. set_up: an authenticator app or a passkey, then refresh. prove: reauthenticate with the one that the account has. refresh: done, the next access token is whole.',
  );
export type SecondFactorNeeded = z.output<typeof SecondFactorNeeded>;

export const UserView = z
  .object({
    id: z.uuid(),
    email: z.email(),
    emailVerified: z.boolean(),
    displayName: z.string(),
    timeZone: z.string(),
    locale: z.string(),
    createdAt: Instant,
    updatedAt: Instant,
    version: z.int(),
    secondFactorNeeded: SecondFactorNeeded.optional(),
  })
  .meta({ id: 'User' });
export type UserView = z.output<typeof UserView>;

/** @param needed by the session that is answered, if anything. */
export function toUserView(user: UserEntity, needed?: SecondFactorNeeded): UserView {
  return {
    id: user.id,
    email: user.email,
    emailVerified: user.emailVerified,
    displayName: user.displayName,
    timeZone: user.timeZone,
    locale: user.locale,
    createdAt: user.createdAt.toISOString(),
    updatedAt: user.updatedAt.toISOString(),
    version: user.version,
    ...(needed && { secondFactorNeeded: needed }),
  };
}
