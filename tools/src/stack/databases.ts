import type pg from 'pg';
import { withClient } from './postgres-client.ts';
import type { Secrets } from './secrets.ts';
import { databaseOf, SERVICES_WITH_DATA, type ServiceName } from './services.ts';

/** Makes the two roles and the database of each service, where missing, and sets their rights. Safe to repeat. */
export async function prepareDatabases(adminUrl: string, secrets: Secrets): Promise<void> {
  await withClient(adminUrl, async (admin) => {
    const { rows } = await admin.query<{ kind: string; name: string }>(
      `select 'role' as kind, rolname as name from pg_roles union all select 'database', datname from pg_database`,
    );
    const existing = new Set(rows.map(({ kind, name }) => `${kind} ${name}`));
    for (const service of SERVICES_WITH_DATA) await prepareOne(admin, existing, service, secrets);
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
  if (existing.has(`database ${database}`)) return;
  // An administrator who is no superuser may only give a database to a role it belongs to.
  await admin.query(`grant ${owner} to current_user`);
  await admin.query(`create database ${database} owner ${owner}`);
  await admin.query(`revoke all on database ${database} from public`);
  await admin.query(`grant connect on database ${database} to ${runtime}`);
}

/** Default privileges belong to a database, so each is visited: what the owner makes later, the runtime role may use. */
async function grantRuntimeRights(adminUrl: string, service: ServiceName): Promise<void> {
  const { database, owner, runtime } = databaseOf(service);
  const defaults = `alter default privileges for role ${owner}`;
  const rights = `
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
