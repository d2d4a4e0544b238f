import type pg from 'pg';
import { withClient } from './postgres-client.ts';
import type { Secrets } from './secrets.ts';
import { databaseOf, SERVICES_WITH_DATA, type ServiceName } from './services.ts';

/** What a session of a runtime role keeps, however it was opened; services set the same for their own connections. */
const RUNTIME_LIMITS = {
  statement_timeout: '5s',
  lock_timeout: '2s',
  idle_in_transaction_session_timeout: '10s',
};

interface Preparation {
  secrets: Secrets;
  /** Whether the server is the stack's alone. Of a server that others use too, only Odyssey's databases are touched. */
  exclusive: boolean;
}

/** Makes the two roles and the database of each service, where missing, and sets their rights. Safe to repeat. */
export async function prepareDatabases(adminUrl: string, { secrets, exclusive }: Preparation): Promise<void> {
  await withClient(adminUrl, async (admin) => {
    const { rows } = await admin.query<{ kind: string; name: string }>(
      `select 'role' as kind, rolname as name from pg_roles union all select 'database', datname from pg_database`,
    );
    const existing = new Set(rows.map(({ kind, name }) => `${kind} ${name}`));
    for (const service of SERVICES_WITH_DATA) await prepareOne(admin, existing, service, secrets);
    await takePowersFrom(admin, SERVICES_WITH_DATA.map(databaseOf));
    // Databases made without a word let everybody in, and are where a stranger would look around first.
    if (exclusive) await admin.query('revoke all on database postgres, template1 from public');
  });
  await Promise.all(SERVICES_WITH_DATA.map((service) => grantRuntimeRights(adminUrl, service)));
}

async function prepareOne(admin: pg.Client, existing: Set<string>, service: ServiceName, secrets: Secrets) {
  const { database, owner, runtime } = databaseOf(service);
  const passwords = { [owner]: secrets.owners[service], [runtime]: secrets.runtimes[service] };
  for (const [role, password] of Object.entries(passwords)) {
    const verb = existing.has(`role ${role}`) ? 'alter' : 'create';
    await admin.query(`${verb} role ${role} login password ${admin.escapeLiteral(password ?? '')}`);
  }
  for (const [setting, value] of Object.entries(RUNTIME_LIMITS))
    await admin.query(`alter role ${runtime} set ${setting} = '${value}'`);
  if (!existing.has(`database ${database}`)) {
    // An administrator who is no superuser may only give a database to a role it belongs to.
    await admin.query(`grant ${owner} to current_user`);
    await admin.query(`create database ${database} owner ${owner}`);
  }
  await admin.query(`revoke all on database ${database} from public`);
  await admin.query(`grant connect on database ${database} to ${runtime}`);
}

/**
 * A role that was made by hand, or lent powers for an hour, goes back to having none. Groups that a server's operator
 * has of their own (a managed server's log-in group) are left alone.
 */
async function takePowersFrom(admin: pg.Client, services: ReturnType<typeof databaseOf>[]): Promise<void> {
  const roles = services.flatMap(({ owner, runtime }) => [owner, runtime]);
  const { rows: powerful } = await admin.query<{ name: string }>(
    `select rolname as name from pg_roles where rolname = any($1)
       and (rolsuper or rolcreatedb or rolcreaterole or rolreplication or rolbypassrls)`,
    [roles],
  );
  for (const { name } of powerful)
    await admin.query(`alter role ${name} nosuperuser nocreatedb nocreaterole noreplication nobypassrls`);
  const { rows: memberships } = await admin.query<{ role: string; member: string }>(
    `select role.rolname as role, member.rolname as member from pg_auth_members
       join pg_roles role on role.oid = roleid join pg_roles member on member.oid = pg_auth_members.member
     where member.rolname = any($1) and (role.rolname = any($1) or role.rolname like 'pg\\_%')`,
    [roles],
  );
  for (const { role, member } of memberships)
    await admin.query(`revoke ${admin.escapeIdentifier(role)} from ${member}`);
}

/** Default privileges belong to a database, so each is visited: what the owner makes later, the runtime role may use. */
async function grantRuntimeRights(adminUrl: string, service: ServiceName): Promise<void> {
  const { database, owner, runtime } = databaseOf(service);
  const defaults = `alter default privileges for role ${owner}`;
  const rights = `
    revoke create on schema public from public, ${runtime};
    ${defaults} grant usage on schemas to ${runtime};
    ${defaults} grant select, insert, update, delete on tables to ${runtime};
    ${defaults} grant usage, select, update on sequences to ${runtime};
    ${defaults} grant execute on functions to ${runtime};`;
  await withClient(urlOfDatabase(adminUrl, database), (client) => client.query(rights));
}

/** The same server, another database; with `login`, another role too. */
export function urlOfDatabase(
  serverUrl: string,
  database: string,
  login?: { user: string; password: string },
): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  if (login) {
    url.username = login.user;
    url.password = login.password;
  }
  return url.href;
}
