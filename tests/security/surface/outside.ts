import { randomBytes } from 'node:crypto';
import { newId } from '@odyssey/platform';
import { stack } from '@odyssey/testing';
import pg from 'pg';

/**
 * What a person only gets with somebody outside (a provider that vouches, a device that holds a key): written where auth keeps it.
 * The suites of auth make them the whole way.
 * @returns ids by path
 */
export async function thingsFromOutside(userId: string): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: stack().env.ODYSSEY_AUTH_DATABASE_URL });
  await client.connect();
  const [identity, passkey] = [newId(), newId()];
  try {
    await client.query(
      `insert into identities (id, owner_id, issuer, subject, provider, email, created_at, last_used_at)
       values ($1, $2, 'https://provider.example', $3, 'example', null, now(), now())`,
      [identity, userId, newId()],
    );
    await client.query(
      `insert into passkeys (id, owner_id, credential_id, public_key, counter, name, transports, backed_up, version)
       values ($1, $2, $3, $4, 0, 'A key', '{}', false, 1)`,
      [passkey, userId, randomBytes(16).toString('base64url'), randomBytes(77)],
    );
  } finally {
    await client.end();
  }
  return { '/v1/auth/identities/{id}': identity, '/v1/auth/passkeys/{id}': passkey };
}
