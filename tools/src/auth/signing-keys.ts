import type pg from 'pg';

/** A key has to be in every service's copy of the JWKS before it signs; each copy is renewed twice a minute. */
const KNOWN_EVERYWHERE = '2 minutes';

/**
 * Lets the next key sign from now on, instead of on its day. It has been published since it was made, so no token is refused.
 * @returns its id; undefined when there is none that every service knows yet
 */
export async function signWithNextKey(client: pg.Client): Promise<string | undefined> {
  const { rows } = await client.query<{ kid: string }>(
    `update signing_keys set active_from = now()
     where kid = (select kid from signing_keys where active_from > now() order by active_from limit 1)
       and created_at < now() - interval '${KNOWN_EVERYWHERE}'
     returning kid`,
  );
  return rows[0]?.kid;
}

/**
 * Removes every key, the one that would sign next too: whoever could read one could read them all. auth makes new ones as soon as it
 * looks.
 * @returns how many there were
 */
export async function removeKeys(client: pg.Client): Promise<number> {
  const { rowCount } = await client.query('delete from signing_keys');
  return rowCount ?? 0;
}
