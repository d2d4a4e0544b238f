import { Inject, Injectable, Logger } from '@nestjs/common';
import { CONFIG } from '@odyssey/platform';
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type VerifiedAuthenticationResponse,
  type VerifiedRegistrationResponse,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type { UserEntity } from '../accounts/user.entity.ts';
import type { AuthConfig } from '../config.ts';
import { CHALLENGE_LIFE } from './challenges.service.ts';
import type {
  NewCredential,
  PasskeyCreationOptions,
  PasskeyRequestOptions,
  UsedCredential,
} from './passkey.dto.ts';
import type { PasskeyEntity } from './passkey.entity.ts';
import { handleOf } from './passkey.rules.ts';

/** COSE: ES256, Ed25519, RS256. Every authenticator has one of them. */
const ALGORITHMS = [-7, -8, -257];

export type NewPasskey = NonNullable<VerifiedRegistrationResponse['registrationInfo']>;
export type Signature = VerifiedAuthenticationResponse['authenticationInfo'];

/** Odyssey as authenticators know it: the host of ODYSSEY_PUBLIC_URL, used from its pages and those of ODYSSEY_WEBAUTHN_ORIGINS. */
@Injectable()
export class RelyingParty {
  private readonly logger = new Logger('RelyingParty');
  private readonly id: string;
  private readonly origins: string[];

  constructor(@Inject(CONFIG) config: AuthConfig) {
    const { hostname, origin } = new URL(config.publicUrl);
    this.id = hostname;
    this.origins = [origin, ...config.webauthnOrigins];
  }

  /** @param known passkeys that the person has: an authenticator that holds one of them makes no second. */
  async creationOptions(
    user: UserEntity,
    known: readonly PasskeyEntity[],
    challenge: Buffer<ArrayBuffer>,
  ): Promise<PasskeyCreationOptions> {
    const { excludeCredentials = [], ...options } = await generateRegistrationOptions({
      rpName: 'Odyssey',
      rpID: this.id,
      userName: user.email,
      userDisplayName: user.displayName,
      userID: new Uint8Array(Buffer.from(handleOf(user.id), 'base64url')),
      challenge: new Uint8Array(challenge),
      timeout: CHALLENGE_LIFE,
      attestationType: 'none',
      excludeCredentials: known.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      supportedAlgorithmIDs: ALGORITHMS,
    });
    return { ...options, excludeCredentials };
  }

  /** Names no credential: the authenticator shows those it has for this host, and the answer says whose it is. */
  async requestOptions(challenge: Buffer<ArrayBuffer>): Promise<PasskeyRequestOptions> {
    return {
      ...(await generateAuthenticationOptions({
        rpID: this.id,
        challenge: new Uint8Array(challenge),
        timeout: CHALLENGE_LIFE,
        userVerification: 'required',
      })),
    };
  }

  /** What an authenticator has made; undefined when anything about it is wrong. @param challenge the one it had to sign. */
  async made(response: NewCredential, challenge: string): Promise<NewPasskey | undefined> {
    const verified = await this.unlessWrong(() =>
      verifyRegistrationResponse({
        response: response as Parameters<typeof verifyRegistrationResponse>[0]['response'],
        expectedChallenge: challenge,
        expectedOrigin: this.origins,
        expectedRPID: this.id,
        requireUserVerification: true,
        supportedAlgorithmIDs: ALGORITHMS,
      }),
    );
    return verified?.registrationInfo;
  }

  /** What an authenticator has signed with this passkey; undefined when anything about it is wrong. Look at the counter yourself. */
  async signed(
    response: UsedCredential,
    { credentialId, publicKey }: PasskeyEntity,
    challenge: string,
  ): Promise<Signature | undefined> {
    const verified = await this.unlessWrong(() =>
      verifyAuthenticationResponse({
        response: response as Parameters<typeof verifyAuthenticationResponse>[0]['response'],
        expectedChallenge: challenge,
        expectedOrigin: this.origins,
        expectedRPID: this.id,
        requireUserVerification: true,
        // The library compares counters before it has seen the signature; below every counter it leaves that to us.
        credential: { id: credentialId, publicKey: new Uint8Array(publicKey), counter: -1 },
      }),
    );
    return verified?.verified ? verified.authenticationInfo : undefined;
  }

  /** The library throws for every fault it finds, and decoders below it for what they cannot read: all of it came from outside. */
  private async unlessWrong<T>(verify: () => Promise<T>): Promise<T | undefined> {
    try {
      return await verify();
    } catch (error) {
      this.logger.debug(`refused: ${(error as Error).message}`);
      return undefined;
    }
  }
}

/** The challenge that an authenticator says it has signed, base64url; undefined when that cannot be read. */
export function challengeOf({ response }: NewCredential | UsedCredential): string | undefined {
  try {
    const said: unknown = JSON.parse(Buffer.from(response.clientDataJSON, 'base64url').toString('utf8'));
    const challenge =
      typeof said === 'object' && said !== null && 'challenge' in said ? said.challenge : undefined;
    return typeof challenge === 'string' ? challenge : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
