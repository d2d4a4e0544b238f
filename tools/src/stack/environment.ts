import { join } from 'node:path';
import { urlOfDatabase } from './databases.ts';
import type { Secrets } from './secrets.ts';
import { databaseOf, SERVICES, SERVICES_WITH_DATA, type ServiceName } from './services.ts';

/** Where the parts of one stack are. */
export interface Addresses {
  ports: Record<ServiceName, number>;
  postgresUrl: string;
  kafkaBrokers: string[];
  redisUrl: string;
}

export type Environment = Record<string, string>;

interface Given {
  dir: string;
  addresses: Addresses;
  secrets: Secrets;
  /** The environment the user started us with: only what is named below is taken from it. */
  user: NodeJS.ProcessEnv;
  compileCacheDir: string;
}

const PASSED_ON =
  /^(PATH|HOME|TZ|LANG|ODYSSEY_(AI|LIMIT|S3)_\w+|ODYSSEY_(LOG_LEVEL|MAIL_FROM|SMTP_URL|PUBLIC_URL))$/;

const key = (service: ServiceName, name: string) => `ODYSSEY_${service.toUpperCase()}_${name}`;

/** What every process of the stack may know: where everybody is. */
export function sharedEnvironment({ dir, addresses, secrets, user, compileCacheDir }: Given): Environment {
  const environment: Environment = {};
  for (const [name, value] of Object.entries(user)) {
    if (value !== undefined && PASSED_ON.test(name)) environment[name] = value;
  }
  for (const service of SERVICES) {
    environment[key(service, 'PORT')] = String(addresses.ports[service]);
    environment[key(service, 'URL')] = `http://127.0.0.1:${addresses.ports[service]}`;
  }
  const port = String(addresses.ports.gateway);
  return {
    ODYSSEY_LOG_LEVEL: 'info',
    ODYSSEY_PUBLIC_URL: `http://localhost:${port}`,
    ...environment,
    ODYSSEY_PORT: port,
    ODYSSEY_KAFKA_URL: addresses.kafkaBrokers.join(','),
    ODYSSEY_REDIS_URL: addresses.redisUrl,
    ODYSSEY_CURSOR_SECRET: secrets.cursor,
    ODYSSEY_MEDIA_URL_SECRET: secrets.mediaUrl,
    ODYSSEY_MEDIA_DIR: join(dir, 'media'),
    ODYSSEY_ARCHIVAL_DIR: join(dir, 'archival'),
    NODE_COMPILE_CACHE: compileCacheDir,
  };
}

/** One service's own: its database as the role that may not change tables, and its client secret. Auth knows all secrets. */
export function serviceEnvironment(service: ServiceName, given: Given): Environment {
  const environment = sharedEnvironment(given);
  if (service !== 'gateway')
    environment[key(service, 'DATABASE_URL')] = databaseUrl(service, 'runtime', given);
  for (const name of service === 'auth' ? SERVICES : [service]) {
    environment[key(name, 'SECRET')] = given.secrets.clients[name] ?? '';
  }
  return environment;
}

/** All eight in one process: each finds its own. */
export function compactEnvironment(given: Given): Environment {
  return Object.assign({}, ...SERVICES.map((service) => serviceEnvironment(service, given))) as Environment;
}

/** Migrations run as the owners. */
export function migrationEnvironment(given: Given): Environment {
  const owners = SERVICES_WITH_DATA.map((service) => [
    key(service, 'OWNER_DATABASE_URL'),
    databaseUrl(service, 'owner', given),
  ]);
  return { ...compactEnvironment(given), ...(Object.fromEntries(owners) as Environment) };
}

/** Tests may do what only the supervisor may: it is their stack. */
export function testEnvironment(given: Given): Environment {
  return { ...migrationEnvironment(given), ODYSSEY_POSTGRES_URL: given.addresses.postgresUrl };
}

function databaseUrl(service: ServiceName, role: 'owner' | 'runtime', { addresses, secrets }: Given): string {
  const names = databaseOf(service);
  const passwords = role === 'owner' ? secrets.owners : secrets.runtimes;
  return urlOfDatabase(addresses.postgresUrl, names.database, {
    user: names[role],
    password: passwords[service] ?? '',
  });
}
