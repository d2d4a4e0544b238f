import { DATA_SERVICES, type DataService } from '@odyssey/contracts';
import { stack } from '@odyssey/testing';
import pg from 'pg';

/** What a query finds in the database of a service, with all rights. */
export async function rowsOf<Row>(
  service: DataService,
  sql: string,
  values: readonly unknown[],
): Promise<Row[]> {
  const url = new URL(stack().env.ODYSSEY_POSTGRES_URL ?? '');
  url.pathname = `/odyssey_${service}`;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    const { rows } = await client.query(sql, [...values]);
    return rows as Row[];
  } finally {
    await client.end();
  }
}

/** Every service's rows of one query, with the service's name. */
export async function rowsEverywhere<Row>(
  sql: string,
  values: readonly unknown[],
): Promise<(Row & { service: DataService })[]> {
  const found = await Promise.all(
    DATA_SERVICES.map(async (service) =>
      (await rowsOf<Row>(service, sql, values)).map((row) => ({ ...row, service })),
    ),
  );
  return found.flat();
}
