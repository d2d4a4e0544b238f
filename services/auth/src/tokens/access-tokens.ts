import { Inject, Injectable } from '@nestjs/common';
import type { ServiceName } from '@odyssey/contracts';
import {
  ACCESS_TOKEN_AUDIENCE,
  Clock,
  CONFIG,
  EVERY_SCOPE,
  newId,
  TOKEN_ALGORITHM,
  TOKEN_TYPE,
} from '@odyssey/platform';
import { SignJWT } from 'jose';
import type { UserEntity } from '../accounts/user.entity.ts';
import type { AuthConfig } from '../config.ts';
import type { SessionEntity } from '../sessions/session.entity.ts';
import { Keyring } from './keyring.ts';

/** Seconds. A session that ends is refused everywhere at once all the same (auth.session.revoked). */
export const ACCESS_TOKEN_SECONDS = 600;
export const SERVICE_TOKEN_SECONDS = 300;

export interface IssuedToken {
  token: string;
  expiresIn: number;
}

/** Signs the tokens that every service trusts. */
@Injectable()
export class AccessTokens {
  constructor(
    @Inject(CONFIG) private readonly config: AuthConfig,
    private readonly keyring: Keyring,
    private readonly clock: Clock,
  ) {}

  /**
   * For a person in a session: who logs in with the password may do everything. After RFC 9068, with the place in time
   * and language that answers are made for.
   */
  forPerson(user: UserEntity, session: SessionEntity): Promise<IssuedToken> {
    return this.sign(user.id, ACCESS_TOKEN_AUDIENCE, ACCESS_TOKEN_SECONDS, {
      sid: session.id,
      scope: EVERY_SCOPE,
      auth_time: Math.floor(session.authenticatedAt.getTime() / 1000),
      zoneinfo: user.timeZone,
      locale: user.locale,
    });
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
