import { ACCESS_TOKEN_AUDIENCE, EVERY_SCOPE, newId, TOKEN_ALGORITHM, TOKEN_TYPE } from '@odyssey/platform';
import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from 'jose';

/** A key that a measured service is started with, and tokens for people who never logged in. */
export async function bearers(publicUrl: string) {
  const { privateKey, publicKey } = await generateKeyPair(TOKEN_ALGORITHM);
  const key = { kid: 'bench', alg: TOKEN_ALGORITHM };
  return {
    keys: createLocalJWKSet({ keys: [{ ...(await exportJWK(publicKey)), ...key, use: 'sig' }] }),
    /** Allows everything, for an hour. */
    ofPerson: (userId: string) =>
      new SignJWT({
        sid: newId(),
        scope: EVERY_SCOPE,
        auth_time: Math.floor(Date.now() / 1_000),
        zoneinfo: 'UTC',
      })
        .setProtectedHeader({ ...key, typ: TOKEN_TYPE })
        .setIssuer(publicUrl)
        .setAudience(ACCESS_TOKEN_AUDIENCE)
        .setSubject(userId)
        .setIssuedAt()
        .setExpirationTime('1h')
        .sign(privateKey),
  };
}
