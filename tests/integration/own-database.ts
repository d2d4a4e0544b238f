import { newId } from '@odyssey/platform';
import { stack } from '@odyssey/testing';
import pg from 'pg';

export interface OwnDatabase {
  readonly url: string;
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

/** An empty database, as a program outside the house has one of its own. */
export async function ownDatabase(): Promise<OwnDatabase> {
  const url = new URL(stack().env.ODYSSEY_POSTGRES_URL ?? '');
  const admin = new pg.Client({ connectionString: url.href });
  const name = `outside_${newId().replaceAll('-', '')}`;
  url.pathname = name;
  await admin.connect();
  await admin.query(`create database ${name}`);
  const pool = new pg.Pool({ connectionString: url.href, max: 4 });
  // A connection that is still closing when the database is dropped is told so; nothing reads from it any more.
  let closing = false;
  pool.on('error', (error) => {
    if (!closing) throw error;
  });
  return {
    url: url.href,
    pool,
    async close() {
      closing = true;
      await pool.end();
      await admin.query(`drop database ${name} with (force)`);
      await admin.end();
    },
  };
}
