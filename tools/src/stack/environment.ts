import { join } from 'node:path';
import { Fault } from '../fault.ts';
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

export interface StackSetting {
  dir: string;
  addresses: Addresses;
  secrets: Secrets;
  /** Goes to every service as it is. */
  given: Environment;
  compileCacheDir: string;
}

/** What the launcher makes or keeps to itself: the user's own value of these must not reach a service. */
const OURS =
  /^ODYSSEY_((POSTGRES|KAFKA|REDIS)_URL|\w+_DATABASE_URL|\w+_SECRET|([A-Z]+_)?PORT|(MEDIA_|ARCHIVAL_|MAIL_|BUILD_)?DIR|TEST_STACK)(_FILE)?$/;

/** The user's own settings of Odyssey (providers, limits, mail, quotas) and of where traces go; nothing else of that environment. */
export function passedOn(environment: NodeJS.ProcessEnv): Environment {
  const named = Object.entries(environment).filter(
    ([name, value]) => value !== undefined && /^(ODYSSEY|OTEL_EXPORTER_OTLP)_/.test(name) && !OURS.test(name),
  );
  return Object.fromEntries(named) as Environment;
}

/**
 * The services of a stack speak HTTP to each other, and the launcher to them.
 * @throws Fault for a certificate, which is for services that somebody runs without the launcher
 */
export function refuseCertificate(environment: NodeJS.ProcessEnv): void {
  const name = ['ODYSSEY_TLS_CERT_FILE', 'ODYSSEY_TLS_KEY_FILE'].find((one) => environment[one]);
  if (!name) return;
  const fix =
    'leave it out, and put a proxy with TLS before the gateway; docs/security.md says how services are run with it';
  throw new Fault(`${name} is for services that you run yourself: what is started here speaks HTTP.`, fix);
}

/** For parts that know nothing of Odyssey, and the ground of everybody else's. */
export function baseEnvironment(): Environment {
  const names = ['PATH', 'HOME', 'TZ', 'LANG'];
  return Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
}

const key = (service: ServiceName, name: string) => `ODYSSEY_${service.toUpperCase()}_${name}`;

/** Settings that hold secrets, and who needs them; all others go to everybody. */
const CONFINED: readonly [name: RegExp, services: readonly ServiceName[]][] = [
  [/^ODYSSEY_AI_/, ['ai']],
  [/^ODYSSEY_OIDC_/, ['auth']],
  [/^ODYSSEY_SMTP_/, ['auth', 'notifications']],
];
/** Those who sign links to pictures, and who checks them. */
const LINKERS: readonly ServiceName[] = ['ai', 'media'];

const givenTo = (service: ServiceName, given: Environment): Environment =>
  Object.fromEntries(
    Object.entries(given).filter(([name]) =>
      CONFINED.every(([pattern, services]) => !pattern.test(name) || services.includes(service)),
    ),
  );

/** What every process of the stack may know: where everybody is. */
function sharedEnvironment({ dir, addresses, secrets, given, compileCacheDir }: StackSetting): Environment {
  const places = SERVICES.flatMap((service) => [
    [key(service, 'PORT'), String(addresses.ports[service])],
    [key(service, 'URL'), `http://127.0.0.1:${addresses.ports[service]}`],
  ]);
  const port = String(addresses.ports.gateway);
  return {
    ...baseEnvironment(),
    ODYSSEY_LOG_LEVEL: 'info',
    ODYSSEY_PUBLIC_URL: `http://localhost:${port}`,
    ...given,
    ...(Object.fromEntries(places) as Environment),
    ODYSSEY_PORT: port,
    ODYSSEY_KAFKA_URL: addresses.kafkaBrokers.join(','),
    ODYSSEY_REDIS_URL: addresses.redisUrl,
    ODYSSEY_CURSOR_SECRET: secrets.cursor,
    ODYSSEY_MEDIA_DIR: join(dir, 'media'),
    ODYSSEY_ARCHIVAL_DIR: join(dir, 'archival'),
    NODE_COMPILE_CACHE: compileCacheDir,
  };
}

/** One service's own: its database as the role that may not change tables, and its client secret. Auth knows all secrets. */
export function serviceEnvironment(service: ServiceName, setting: StackSetting): Environment {
  const environment = sharedEnvironment({ ...setting, given: givenTo(service, setting.given) });
  if (LINKERS.includes(service)) environment.ODYSSEY_MEDIA_URL_SECRET = setting.secrets.mediaUrl;
  if (service !== 'gateway')
    environment[key(service, 'DATABASE_URL')] = databaseUrl(service, 'runtime', setting);
  for (const name of service === 'auth' ? SERVICES : [service]) {
    environment[key(name, 'SECRET')] = setting.secrets.clients[name] ?? '';
  }
  return environment;
}

/** All eight in one process: each finds its own. */
export function compactEnvironment(setting: StackSetting): Environment {
  return Object.assign({}, ...SERVICES.map((service) => serviceEnvironment(service, setting))) as Environment;
}

/** Migrations run as the owners. */
export function migrationEnvironment(setting: StackSetting): Environment {
  const owners = SERVICES_WITH_DATA.map((service) => [
    key(service, 'OWNER_DATABASE_URL'),
    databaseUrl(service, 'owner', setting),
  ]);
  return { ...compactEnvironment(setting), ...(Object.fromEntries(owners) as Environment) };
}

/** Tests may do what only the supervisor may: it is their stack. */
export function testEnvironment(setting: StackSetting): Environment {
  return {
    ...migrationEnvironment(setting),
    ODYSSEY_POSTGRES_URL: setting.addresses.postgresUrl,
    ODYSSEY_MAIL_DIR: join(setting.dir, 'mail'),
  };
}

function databaseUrl(
  service: ServiceName,
  role: 'owner' | 'runtime',
  { addresses, secrets }: StackSetting,
): string {
  const names = databaseOf(service);
  const passwords = role === 'owner' ? secrets.owners : secrets.runtimes;
  return urlOfDatabase(addresses.postgresUrl, names.database, {
    user: names[role],
    password: passwords[service] ?? '',
  });
}
