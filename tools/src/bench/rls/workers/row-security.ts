import { AsyncLocalStorage } from 'node:async_hooks';
import type { INestApplication } from '@nestjs/common';
import { Transactions } from '@odyssey/events';
import pg from 'pg';
import { DataSource } from 'typeorm';

/** Everybody: relay, purges, reports. A policy that knew no such word would have to be switched off for them. */
const SYSTEM = '*';

const acting = new AsyncLocalStorage<string>();

/** Runs what may see the rows of these people only. */
export const forPeople = <T>(people: readonly string[], work: () => T): T => acting.run(people.join(), work);

/** Owners of rows see nothing else: one policy for each table with an owner, as its owner would write it in a migration. */
export async function guardRows(ownerUrl: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  const { rows } = await owner.query<{ table: string }>(
    `select attrelid::regclass::text as table from pg_attribute join pg_class on pg_class.oid = attrelid
     where attname = 'owner_id' and relkind = 'r' and relnamespace = 'public'::regnamespace`,
  );
  const people = `select current_setting('odyssey.people', true)`;
  for (const { table } of rows)
    await owner.query(`
      alter table ${table} enable row level security;
      create policy own_rows on ${table} using ((${people}) = '${SYSTEM}'
        or owner_id = any ((select string_to_array(nullif((${people}), '${SYSTEM}'), ','))::uuid[]))`);
  await owner.end();
}

interface Driver {
  obtainMasterConnection(): Promise<[pg.PoolClient, () => void]>;
}

/**
 * The cheapest way to tell PostgreSQL for whom a statement is, which is also the only one in one place: each connection
 * that is handed out is told first, without waiting for the answer.
 */
export function actsForPeople(app: INestApplication): void {
  const driver = app.get(DataSource, { strict: false }).driver as unknown as Driver;
  const obtain = driver.obtainMasterConnection.bind(driver);
  driver.obtainMasterConnection = async () => {
    const obtained = await obtain();
    obtained[0]
      .query({
        name: 'people',
        text: `select set_config('odyssey.people', $1, false)`,
        values: [acting.getStore() ?? SYSTEM],
      })
      // A connection that cannot answer this answers nothing else either.
      .catch(() => undefined);
    return obtained;
  };
  const transactions = app.get(Transactions, { strict: false });
  const group = transactions.forPeople.bind(transactions);
  transactions.forPeople = (people, work) => forPeople(people, () => group(people, work));
}
