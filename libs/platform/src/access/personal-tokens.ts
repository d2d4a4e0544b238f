import { OdysseyError } from '@odyssey/contracts';
import type { CallerIdentity } from './caller.ts';
import { hashOfPersonalToken } from './personal-token.rules.ts';
import { isSecondFactorPending, secondFactorRequired } from './second-factor.ts';
import { refused } from './tokens.ts';

const SET_UP_IN_SESSION =
  'Log in as the person who made this token and set up an authenticator app or a passkey; a minute later it is taken again.';

/** Injection token: the service that keeps personal access tokens (auth) provides its `PersonalTokenSource` under it. */
export const PERSONAL_TOKENS = Symbol('personal access tokens');

/** What a personal access token stands for. */
export interface PersonalGrant {
  readonly tokenId: string;
  readonly userId: string;
  readonly scopes: readonly string[];
  readonly expiresAt: Date;
  readonly timeZone: string;
  readonly locale: string;
}

/** Who knows personal access tokens by their hash. */
export interface PersonalTokenSource {
  /**
   * Undefined when there is none, or none any more.
   * @param network where it is used from, for its owner to see
   * @throws when it cannot be known
   */
  find(hash: string, network: string): Promise<PersonalGrant | undefined>;
}

/** Reads personal access tokens. */
export class PersonalTokens {
  constructor(private readonly source: PersonalTokenSource) {}

  /**
   * The person who made the token. It counts as a log-in of 1970, so that nothing that needs a fresh one is ever allowed to it.
   * @throws unauthenticated when it is not good; second_factor_required; service_unavailable when that cannot be known.
   */
  async person(token: string, network: string): Promise<Omit<CallerIdentity, 'idempotency'>> {
    const hash = hashOfPersonalToken(token);
    if (!hash) throw refused('It is not one of ours.');
    const grant = await this.grant(hash, network);
    if (!grant) throw refused('It was never given out, or has ended.');
    if (grant.expiresAt.getTime() <= Date.now()) throw refused('It has expired.');
    // Not even where a session may go: what leads to a second factor was never given to a token.
    if (isSecondFactorPending(grant)) throw secondFactorRequired(SET_UP_IN_SESSION);
    const { tokenId: sessionId, userId, scopes, expiresAt, timeZone, locale } = grant;
    return { userId, sessionId, scopes, expiresAt, timeZone, locale, authTime: new Date(0) };
  }

  private async grant(hash: string, network: string): Promise<PersonalGrant | undefined> {
    try {
      return await this.source.find(hash, network);
    } catch (cause) {
      throw new OdysseyError('service_unavailable', 'The personal access token cannot be checked.', {
        cause,
      });
    }
  }
}
