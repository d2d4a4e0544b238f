import { createPublicKey, type JsonWebKey } from 'node:crypto';
import { KeySeal } from '@odyssey/platform';
import { stack } from '@odyssey/testing';
import { importJWK, type JWK, type JWTHeaderParameters, type JWTPayload, SignJWT } from 'jose';
import pg from 'pg';

/** auth's own key, as only somebody with both its database and its secret has it. */
export class StolenKey {
  private constructor(
    readonly kid: string,
    readonly publicJwk: JWK,
    private readonly privateJwk: JWK,
  ) {}

  static async take(): Promise<StolenKey> {
    const { env } = stack();
    const client = new pg.Client({ connectionString: env.ODYSSEY_AUTH_DATABASE_URL });
    await client.connect();
    const { rows } = await client.query(
      'select kid, public_jwk, sealed_private_jwk from signing_keys where active_from <= now() order by active_from desc limit 1',
    );
    await client.end();
    const [{ kid, public_jwk, sealed_private_jwk }] = rows;
    const seal = new KeySeal(env.ODYSSEY_AUTH_SECRET ?? '', 'odyssey signing key seal');
    return new StolenKey(kid, public_jwk, JSON.parse(seal.open(kid, sealed_private_jwk) ?? '{}') as JWK);
  }

  publicPem(): string {
    const key = createPublicKey({ key: this.publicJwk as JsonWebKey, format: 'jwk' });
    return key.export({ type: 'spki', format: 'pem' }).toString();
  }

  /** A token that is right in all but what is said here. */
  async sign(claims: JWTPayload, header: Partial<JWTHeaderParameters> = {}): Promise<string> {
    const key = await importJWK(this.privateJwk, 'ES256');
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'ES256', kid: this.kid, typ: 'at+jwt', ...header })
      .sign(key);
  }
}
