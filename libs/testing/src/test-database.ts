import { createHash, randomBytes } from 'node:crypto';
import { libraryMigrations, migrateServices, type ServiceDefinition } from '@odyssey/platform';
import pg from 'pg';
import { given, testEnvironment, variableOf } from './test-environment.ts';

export interface TestDatabase {
  /** As the service itself sees it: the role that may not change tables. */
  readonly url: string;
  readonly ownerUrl: string;
  rows<Row = Record<string, unknown>>(sql: string, values?: unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

/**
 * A fresh, migrated database in the stack's PostgreSQL: a copy of a template that is made once for each set of
 * migrations (0.1 s). `migrated: false` gives an empty one, for tests of migrations themselves.
 */
export async function testDatabase(
  definition: ServiceDefinition,
  { migrated = true }: { migrated?: boolean } = {},
): Promise<TestDatabase> {
  const env = testEnvironment();
  const admin = new pg.Client({ connectionString: given(env, 'ODYSSEY_POSTGRES_URL') });
  await admin.connect();
  const name = `odyssey_t_${definition.name}_${process.pid}_${randomBytes(4).toString('hex')}`;
  const roles = rolesOf(definition);
  try {
    if (migrated)
      await admin.query(
        `create database ${name} template ${await template(admin, definition)} owner ${roles.owner}`,
      );
    else await create(admin, name, roles);
  } catch (error) {
    await admin.end();
    throw error;
  }
  const url = inDatabase(given(env, variableOf(definition.name, 'DATABASE_URL')), name);
  const pool = new pg.Pool({
    connectionString: inDatabase(given(env, 'ODYSSEY_POSTGRES_URL'), name),
    max: 2,
  });
  // A connection that is still closing when the database is dropped is told so; nothing reads from it any more.
  let closing = false;
  pool.on('error', (error) => {
    if (!closing) throw error;
  });
  return {
    url,
    ownerUrl: inDatabase(given(env, variableOf(definition.name, 'OWNER_DATABASE_URL')), name),
    async rows<Row>(sql: string, values: unknown[] = []) {
      return (await pool.query(sql, values)).rows as Row[];
    },
    async close() {
      closing = true;
      await pool.end();
      await admin.query(`drop database if exists ${name} with (force)`);
      await admin.end();
    },
  };
}

interface Roles {
  owner: string;
  runtime: string;
}

const rolesOf = ({ name }: ServiceDefinition): Roles => {
  const env = testEnvironment();
  const userOf = (variable: string) => decodeURIComponent(new URL(given(env, variable)).username);
  return {
    owner: userOf(variableOf(name, 'OWNER_DATABASE_URL')),
    runtime: userOf(variableOf(name, 'DATABASE_URL')),
  };
};

/** The template's name; made when this set of migrations was not seen before, by one of all who ask at once. */
async function template(admin: pg.Client, definition: ServiceDefinition): Promise<string> {
  const migrations = [...libraryMigrations, ...definition.migrations];
  const text = migrations.map((migration) => `${migration.name} ${migration.prototype.up}`).join('\n');
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 12);
  const name = `odyssey_template_${definition.name}_${hash}`;
  await admin.query('select pg_advisory_lock(hashtext($1))', [name]);
  try {
    const { rowCount } = await admin.query('select from pg_database where datname = $1', [name]);
    if (rowCount) return name;
    const making = `${name}_making`;
    await admin.query(`drop database if exists ${making} with (force)`);
    await create(admin, making, rolesOf(definition));
    const env = testEnvironment();
    const variable = variableOf(definition.name, 'OWNER_DATABASE_URL');
    await migrateServices([definition], { ...env, [variable]: inDatabase(given(env, variable), making) });
    await admin.query(`alter database ${making} rename to ${name}`);
    return name;
  } finally {
    await admin.query('select pg_advisory_unlock(hashtext($1))', [name]);
  }
}

/** An empty database with the rights that the supervisor gives: what the owner makes, the service may use. */
async function create(admin: pg.Client, name: string, { owner, runtime }: Roles): Promise<void> {
  await admin.query(`create database ${name} owner ${owner}`);
  const inside = new pg.Client({
    connectionString: inDatabase(given(testEnvironment(), 'ODYSSEY_POSTGRES_URL'), name),
  });
  await inside.connect();
  const defaults = `alter default privileges for role ${owner}`;
  await inside.query(`
    ${defaults} grant usage on schemas to ${runtime};
    ${defaults} grant select, insert, update, delete on tables to ${runtime};
    ${defaults} grant usage, select, update on sequences to ${runtime};
    ${defaults} grant execute on functions to ${runtime};`);
  await inside.end();
}

function inDatabase(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}
