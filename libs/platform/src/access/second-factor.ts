import { OdysseyError } from '@odyssey/contracts';
import type { CallerIdentity } from './caller.ts';

/**
 * The only scope of who has shown no second factor where the operator demands one. No route asks for it, so that it opens nothing but
 * what says `@BeforeSecondFactor()`, and in a release that does not know it nothing at all. Nobody can give it to a token.
 */
export const SECOND_FACTOR_PENDING = 'second_factor_pending';

/** Whether the caller may do no more than what leads to a second factor. */
export const isSecondFactorPending = ({ scopes }: Pick<CallerIdentity, 'scopes'>): boolean =>
  scopes.includes(SECOND_FACTOR_PENDING);

/** @param detail what to do about it */
export const secondFactorRequired = (
  detail = 'Set up an authenticator app or a passkey at /v1/auth/mfa, or prove the one that the account has at /v1/auth/reauthenticate; then refresh.',
) => new OdysseyError('second_factor_required', detail);
