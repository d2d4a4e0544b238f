import { Inject, Injectable } from '@nestjs/common';
import type { ServiceName } from '@odyssey/contracts';
import {
  ACCESS_TOKEN_AUDIENCE,
  Clock,
  CONFIG,
  EVERY_SCOPE,
  newId,
  SECOND_FACTOR_PENDING,
  TOKEN_ALGORITHM,
  TOKEN_TYPE,
} from '@odyssey/platform';
import { SignJWT } from 'jose';
import type { SecondFactorNeeded } from '../accounts/user.dto.ts';
import type { UserEntity } from '../accounts/user.entity.ts';
import type { AuthConfig } from '../config.ts';
import { RequiredFactor } from '../mfa/required-factor.service.ts';
import type { SessionEntity } from '../sessions/session.entity.ts';
import { Keyring } from './keyring.ts';

/** Seconds. A session that ends is refused everywhere at once all the same (auth.session.revoked). */
export const ACCESS_TOKEN_SECONDS = 600;
export const SERVICE_TOKEN_SECONDS = 300;

export interface IssuedToken {
  token: string;
  expiresIn: number;
}

/** What a person's session goes on with. */
export interface PersonsToken extends IssuedToken {
  /** Set when the token leads to a second factor and to nothing else. */
  secondFactorNeeded?: SecondFactorNeeded;
}

/** Signs the tokens that every service trusts. */
@Injectable()
export class AccessTokens {
  constructor(
    @Inject(CONFIG) private readonly config: AuthConfig,
    private readonly keyring: Keyring,
    private readonly clock: Clock,
    private readonly requiredFactor: RequiredFactor,
  ) {}

  /**
   * For a person in a session: who logs in may do everything, unless a second factor is demanded that the session has not shown. After RFC 9068, with the place in time
   * and language that answers are made for.
   */
  async forPerson(user: UserEntity, session: SessionEntity): Promise<PersonsToken> {
    const secondFactorNeeded = await this.requiredFactor.neededBy(session);
    const issued = await this.sign(user.id, ACCESS_TOKEN_AUDIENCE, ACCESS_TOKEN_SECONDS, {
      sid: session.id,
      scope: secondFactorNeeded ? SECOND_FACTOR_PENDING : EVERY_SCOPE,
      auth_time: Math.floor(session.authenticatedAt.getTime() / 1000),
      zoneinfo: user.timeZone,
      locale: user.locale,
    });
    return { ...issued, ...(secondFactorNeeded && { secondFactorNeeded }) };
  }

  /** For one service to call another; good there only. */
  forService(caller: ServiceName, audience: ServiceName): Promise<IssuedToken> {
    return this.sign(`service:${caller}`, audience, SERVICE_TOKEN_SECONDS, {});
  }

  private async sign(
    sub: string,
    aud: string,
    expiresIn: number,
    claims: Record<string, unknown>,
  ): Promise<IssuedToken> {
    const { kid, privateKey } = await this.keyring.signing();
    const now = Math.floor(this.clock.now().getTime() / 1000);
    const token = await new SignJWT(claims)
      .setProtectedHeader({ alg: TOKEN_ALGORITHM, kid, typ: TOKEN_TYPE })
      .setIssuer(this.config.publicUrl)
      .setSubject(sub)
      .setAudience(aud)
      .setIssuedAt(now)
      .setExpirationTime(now + expiresIn)
      .setJti(newId())
      .sign(privateKey);
    return { token, expiresIn };
  }
}
