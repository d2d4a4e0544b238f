import type pg from 'pg';
import type { DataService } from '../../../contracts/services.ts';
import { Fault } from '../fault.ts';
import { stackFolder } from '../paths.ts';
import { urlOfDatabase } from '../stack/databases.ts';
import { externalParts } from '../stack/external.ts';
import type { KafkaPlace } from '../stack/kafka-admin.ts';
import { withClient } from '../stack/postgres-client.ts';
import { loadSecrets } from '../stack/secrets.ts';
import { databaseOf } from '../stack/services.ts';
import { type SupervisorStatus, statusOf } from '../supervisor/control.ts';

/** Where the events of the stack are: Kafka, and the database of each service. */
export interface Places {
  readonly kafka: KafkaPlace;
  databaseUrl(service: DataService): string;
}

/**
 * As the environment names them (`ODYSSEY_<SERVICE>_DATABASE_URL`, `ODYSSEY_POSTGRES_URL`, `ODYSSEY_KAFKA_URL`, each
 * also with `_FILE` where `up` takes that; how a closed Kafka is spoken to, as services read it), the rest as the stack of this folder has them.
 * @throws Fault when neither says where.
 */
export async function places(environment: NodeJS.ProcessEnv = process.env): Promise<Places> {
  const given = externalParts(environment);
  const dir = stackFolder();
  const running = await statusOf(dir);
  return {
    get kafka() {
      const brokers = given.kafkaBrokers ?? stackOf(running, 'Kafka').kafka.brokers;
      return { brokers, security: given.kafkaSecurity ?? {} };
    },
    databaseUrl(service) {
      const named = environment[`ODYSSEY_${service.toUpperCase()}_DATABASE_URL`];
      if (named) return named;
      const { database, owner } = databaseOf(service);
      if (given.postgresUrl) return urlOfDatabase(given.postgresUrl, database);
      const server = stackOf(running, 'PostgreSQL').postgres.url;
      return urlOfDatabase(server, database, {
        user: owner,
        password: loadSecrets(dir).owners[service] ?? '',
      });
    },
  };
}

function stackOf(running: SupervisorStatus | undefined, part: string) {
  if (running?.stack) return running.stack;
  throw new Fault(
    `The stack does not run, and nothing says where ${part} is.`,
    './odyssey up --detach, or name them: ODYSSEY_POSTGRES_URL, ODYSSEY_KAFKA_URL',
  );
}

/** Works in a service's database. @throws Fault when it does not answer or is not as this command needs it. */
export async function inDatabase<T>(
  at: Places,
  service: DataService,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const url = at.databaseUrl(service);
  try {
    return await withClient(url, work);
  } catch (error) {
    throw databaseFault(error, service, new URL(url).host) ?? error;
  }
}

/** Each with its service, in the order asked for. */
export function inEach<T>(
  at: Places,
  services: readonly DataService[],
  work: (client: pg.Client, service: DataService) => Promise<T>,
): Promise<T[]> {
  return Promise.all(services.map((service) => inDatabase(at, service, (client) => work(client, service))));
}

function databaseFault(error: unknown, service: DataService, host: string): Fault | undefined {
  const { code = '', message } = error as { code?: string; message: string };
  if (/^(ECONN|EHOST|ENOTFOUND|ETIMEDOUT|57P0|08)/.test(code) || /timeout|terminated/.test(message))
    return new Fault(
      `PostgreSQL does not answer at ${host}: ${message || code}`,
      './odyssey status shows what runs; events topics and tail work without it',
    );
  if (code === '42P01' || code === '42703')
    return new Fault(`The database of ${service} is not up to date: ${message}`, './odyssey migrate');
  if (code === '28P01' || code === '3D000')
    return new Fault(
      `The database of ${service} at ${host} cannot be opened: ${message}`,
      `check ODYSSEY_${service.toUpperCase()}_DATABASE_URL and ODYSSEY_POSTGRES_URL`,
    );
  return undefined;
}
