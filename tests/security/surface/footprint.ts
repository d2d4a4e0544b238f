import { DATA_SERVICES } from '@odyssey/contracts';
import { stack } from '@odyssey/testing';
import pg from 'pg';

/** Tables of the house itself: what passes through them says nothing of what a person has. */
const PASSING = /^(inbox|outbox|idempotency_keys|job.*|lane.*|dead_letters|parked_events)$/;

/** Whether somebody who has registered was welcomed, and is owed no mail any more: one that goes out changes its row. */
export async function mailsAreSent(userId: string): Promise<boolean> {
  const [ofAuth, welcome] = await Promise.all([
    found(
      'auth',
      'select count(*) = 0 as sent from security_mails where owner_id = $1 and sent_at is null and failed_at is null',
      userId,
    ),
    found(
      'notifications',
      `select count(*) > 0 and bool_and(deliveries->'email'->>'status' <> 'queued') as sent
       from notifications where owner_id = $1`,
      userId,
    ),
  ]);
  return ofAuth && welcome;
}

async function found(service: string, sql: string, userId: string): Promise<boolean> {
  const client = await connected(service);
  try {
    return (await client.query<{ sent: boolean }>(sql, [userId])).rows[0]?.sent === true;
  } finally {
    await client.end();
  }
}

async function connected(service: string): Promise<pg.Client> {
  const url = new URL(stack().env.ODYSSEY_POSTGRES_URL ?? '');
  url.pathname = `/odyssey_${service}`;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  return client;
}

/** A digest of every row that is this person's, for each table of each service. */
export async function footprint(userId: string): Promise<Record<string, string>> {
  const tables: Record<string, string> = {};
  for (const service of DATA_SERVICES) {
    const client = await connected(service);
    const { rows } = await client.query(
      `select table_name, column_name from information_schema.columns
       where table_schema = 'public' and (column_name = 'owner_id' or (table_name = 'users' and column_name = 'id'))`,
    );
    for (const { table_name: table, column_name: column } of rows as Record<string, string>[]) {
      if (PASSING.test(table ?? '')) continue;
      const { rows: digests } = await client.query(
        `select count(*) || ' ' || coalesce(md5(string_agg(t::text, E'\\n' order by t::text)), '') as digest
         from "${table}" t where ${column}::text = $1`,
        [userId],
      );
      tables[`${service}.${table}`] = digests[0].digest;
    }
    await client.end();
  }
  return tables;
}
