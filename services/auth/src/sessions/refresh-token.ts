import { createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** Says what it is to whoever finds it in a log or a repository. */
const PREFIX = 'odyssey_rt_';

const body = (bytes: Buffer) => PREFIX + bytes.toString('base64url');

/**
 * Makes refresh tokens. A successor is *derived* from the token before it (HMAC-SHA-256 under a key that only this service
 * has) instead of being drawn at random: so twenty tabs that race with one token are all given the same successor although only
 * hashes are stored. Nothing that opens a session is ever written down, not even encrypted, and who steals the database
 * can derive nothing without the key.
 */
export class RefreshTokens {
  private readonly key: Buffer;

  /** @param secret ODYSSEY_AUTH_SECRET; changing it only loses races that run at that very moment. */
  constructor(secret: string) {
    this.key = Buffer.from(hkdfSync('sha256', secret, '', 'odyssey refresh token successor', 32));
  }

  /** 256 random bits: the first of a family. */
  first(): string {
    return body(randomBytes(32));
  }

  successorOf(token: string): string {
    return body(createHmac('sha256', this.key).update(token).digest());
  }

  /** A fast hash is right here: the token has 256 bits and cannot be guessed, unlike a password. */
  hash(token: string): string {
    return createHash('sha256').update(token).digest('hex');
  }
}
