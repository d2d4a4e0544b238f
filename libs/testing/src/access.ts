import type { webcrypto } from 'node:crypto';
import type { ServiceName } from '@odyssey/contracts';
import { ACCESS_TOKEN_AUDIENCE, EVERY_SCOPE, newId, TOKEN_ALGORITHM, TOKEN_TYPE } from '@odyssey/platform';
import {
  createLocalJWKSet,
  exportJWK,
  generateKeyPair,
  type JWTPayload,
  type JWTVerifyGetKey,
  SignJWT,
} from 'jose';

/** A person as tests speak for them. */
export interface TestUser {
  readonly userId: string;
  readonly sessionId: string;
  readonly scopes: readonly string[];
  readonly authTime: Date;
  readonly timeZone: string;
}

/** A fresh person with everything allowed who has just logged in, unless the test says otherwise. */
export function asUser(userId: string = newId(), given: Partial<Omit<TestUser, 'userId'>> = {}): TestUser {
  return {
    userId,
    sessionId: newId(),
    scopes: [EVERY_SCOPE],
    authTime: new Date(),
    timeZone: 'UTC',
    ...given,
  };
}

const KEY_ID = 'test';

/** Signs what auth would sign, with a key of its own; a service under test trusts its `keys`. */
export class TestTokens {
  private constructor(
    private readonly privateKey: webcrypto.CryptoKey,
    readonly keys: JWTVerifyGetKey,
    readonly issuer: string,
  ) {}

  static async create(issuer: string): Promise<TestTokens> {
    const { privateKey, publicKey } = await generateKeyPair(TOKEN_ALGORITHM);
    const jwk = { ...(await exportJWK(publicKey)), kid: KEY_ID, alg: TOKEN_ALGORITHM, use: 'sig' };
    return new TestTokens(privateKey, createLocalJWKSet({ keys: [jwk] }), issuer);
  }

  ofPerson(user: TestUser, claims: JWTPayload = {}): Promise<string> {
    return this.sign({
      sub: user.userId,
      sid: user.sessionId,
      scope: user.scopes.join(' '),
      auth_time: Math.floor(user.authTime.getTime() / 1000),
      zoneinfo: user.timeZone,
      aud: ACCESS_TOKEN_AUDIENCE,
      ...claims,
    });
  }

  ofService(caller: ServiceName, audience: ServiceName): Promise<string> {
    return this.sign({ sub: `service:${caller}`, aud: audience });
  }

  sign(claims: JWTPayload): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    return new SignJWT({ iss: this.issuer, iat: now, exp: now + 600, ...claims })
      .setProtectedHeader({ alg: TOKEN_ALGORITHM, kid: KEY_ID, typ: TOKEN_TYPE })
      .sign(this.privateKey);
  }
}
