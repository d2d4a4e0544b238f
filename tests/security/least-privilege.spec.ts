import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DATA_SERVICES } from '@odyssey/contracts';
import { stack } from '@odyssey/testing';
import pg from 'pg';

const REFUSED = '42501';

const urlOf = (variable: string) => stack().env[variable] ?? '';
const runtimeUrl = (service: string) => urlOf(`ODYSSEY_${service.toUpperCase()}_DATABASE_URL`);
const ownerUrl = (service: string) => urlOf(`ODYSSEY_${service.toUpperCase()}_OWNER_DATABASE_URL`);
const roleOf = (url: string) => decodeURIComponent(new URL(url).username);
const databaseOf = (url: string) => new URL(url).pathname.slice(1);

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}

const codeOf = (attempt: Promise<unknown>): Promise<string | undefined> =>
  attempt.then(
    () => undefined,
    (error: { code?: string }) => error.code ?? 'no code',
  );

/** What somebody who took over a service would try next. */
const ATTEMPTS: Record<string, string> = {
  'create a table': 'create table mine (id int)',
  'create a temporary table': 'create temp table mine (id int)',
  'create a schema': 'create schema mine',
  'create a function': `create function mine() returns int language sql as 'select 1'`,
  'create a function in the schema of jobs': `create function jobs.mine() returns int language sql as 'select 1'`,
  'create an extension': 'create extension dblink',
  'change a table': 'alter table outbox add column mine int',
  'index a table': 'create index mine on outbox (at)',
  'watch a table by a trigger': 'create trigger mine after insert on outbox execute function pg_sleep()',
  'refer to a table': 'alter table outbox add foreign key (id) references inbox (event_id)',
  'empty a table at once': 'truncate outbox',
  'drop a table': 'drop table outbox',
  'drop the jobs': 'drop schema jobs cascade',
  'switch triggers and foreign keys off': `set session_replication_role = 'replica'`,
  'claim that a migration was run': `insert into migrations (timestamp, name) values (1, 'Mine1')`,
  'change which migrations were run': `update migrations set name = 'Mine1'`,
  'forget which migrations were run': 'delete from migrations',
  'read the hashes of passwords': 'select rolpassword from pg_authid',
  'read a file': `select pg_read_file('/etc/passwd')`,
  'list a folder': `select pg_ls_dir('.')`,
  'copy from a file': `copy outbox from '/etc/passwd'`,
  'run a program': `copy outbox from program 'id'`,
  'write by a program': `copy outbox to program 'cat'`,
  'import a large object': `select lo_import('/etc/passwd')`,
  'change the server': `alter system set log_statement = 'all'`,
  'read the configuration files': 'select * from pg_hba_file_rules',
  'create a role': 'create role mine',
  'create a database': 'create database mine',
  'become a superuser': 'alter role current_user superuser',
  'pass over row security': 'alter role current_user bypassrls',
  'become an administrator': 'set role postgres',
  'give its rights away': 'alter database current_database_name owner to current_user',
};

describe.each(DATA_SERVICES)('the role that %s runs as', (service) => {
  let client: pg.Client;
  beforeAll(async () => {
    client = await connected(runtimeUrl(service));
  });
  afterAll(() => client.end());

  it.each(Object.entries(ATTEMPTS))('may not %s', async (_what, statement) => {
    const sql = statement.replace('current_database_name', databaseOf(runtimeUrl(service)));
    expect(await codeOf(client.query(sql))).toBe(REFUSED);
  });

  it('may not open any other database, nor may the owner of its own', async () => {
    const others = [...DATA_SERVICES.filter((other) => other !== service)].map((other) =>
      databaseOf(runtimeUrl(other)),
    );
    for (const url of [runtimeUrl(service), ownerUrl(service)])
      for (const database of [...others, 'postgres', 'template1']) {
        const foreign = new URL(url);
        foreign.pathname = `/${database}`;
        const opening = connected(foreign.href).then((open) => open.end());
        expect({ database, code: await codeOf(opening) }).toEqual({ database, code: REFUSED });
      }
  });

  it('reads which migrations were run', async () => {
    const { rows } = await client.query('select name from migrations');
    expect(rows.length).toBeGreaterThan(0);
  });

  it('may select, insert, update and delete, and nothing else, whatever the table', async () => {
    const { rows } = await client.query<{ table: string; right: string }>(
      `select c.oid::regclass::text as table, acl.privilege_type as right
       from pg_class c join pg_namespace n on n.oid = c.relnamespace, aclexplode(c.relacl) acl
       where c.relkind in ('r', 'p', 'v', 'm') and n.nspname in ('public', 'jobs')
         and acl.grantee in (0, current_user::regrole)`,
    );
    const right = ['SELECT', 'INSERT', 'UPDATE', 'DELETE'];
    expect(rows.length).toBeGreaterThan(20);
    expect(rows.filter((row) => !right.includes(row.right))).toEqual([]);
  });

  it('may call no function with the rights of another', async () => {
    const { rows } = await client.query(
      `select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where p.prosecdef and n.nspname not in ('pg_catalog', 'information_schema')`,
    );
    expect(rows).toEqual([]);
  });

  it('keeps its time-outs in every session, also in one that no service opened', async () => {
    const { rows } = await client.query<{ name: string; setting: string }>(
      `select name, setting from pg_settings
       where name in ('statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout')`,
    );
    expect(Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))).toEqual({
      statement_timeout: '5000',
      lock_timeout: '2000',
      idle_in_transaction_session_timeout: '10000',
    });
  });
});

describe('the roles of the house', () => {
  let admin: pg.Client;
  const all = () => DATA_SERVICES.flatMap((service) => [runtimeUrl(service), ownerUrl(service)]).map(roleOf);
  beforeAll(async () => {
    admin = await connected(urlOf('ODYSSEY_POSTGRES_URL'));
  });
  afterAll(() => admin.end());

  it('are two for each service, have no power over the server, and belong to no other role', async () => {
    const { rows } = await admin.query(
      `select rolname from pg_roles where rolname = any($1) and rolcanlogin
         and not (rolsuper or rolcreatedb or rolcreaterole or rolreplication or rolbypassrls)
         and not exists (select from pg_auth_members where member = pg_roles.oid)`,
      [all()],
    );
    expect(rows.map(({ rolname }) => rolname).sort()).toEqual(all().sort());
    expect(new Set(all()).size).toBe(2 * DATA_SERVICES.length);
  });

  it('own nothing, where services run as them', async () => {
    const { rows } = await admin.query(
      `select rolname, classid::regclass::text, objid from pg_shdepend join pg_roles on pg_roles.oid = refobjid
       where refclassid = 'pg_authid'::regclass and deptype = 'o' and rolname = any($1)`,
      [DATA_SERVICES.map(runtimeUrl).map(roleOf)],
    );
    expect(rows).toEqual([]);
  });

  it('are alone in their databases: what everybody may do there is nothing', async () => {
    const databases = [...DATA_SERVICES.map(runtimeUrl).map(databaseOf), 'postgres', 'template1'];
    const { rows } = await admin.query(
      `select datname, privilege_type from pg_database, aclexplode(coalesce(datacl, acldefault('d', datdba)))
       where grantee = 0 and datname = any($1)`,
      [databases],
    );
    expect(rows).toEqual([]);
  });
});
