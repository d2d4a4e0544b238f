import pg from 'pg';

/** Works on one connection and closes it. A server that ends meanwhile fails the work, not this process. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  // The query at hand is rejected too; without a listener the event alone would end us.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
