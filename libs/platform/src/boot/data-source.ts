import { eventsMigrations } from '@odyssey/events';
import { DataSource, type MigrationInterface } from 'typeorm';
import { platformMigrations } from '../migrations/index.ts';
import type { ServiceDefinition } from './definition.ts';

/** Connections of a service: HTTP 8, consumer lanes 4, relay 1, spare 1. The job queue has two of its own. */
const POOL_SIZE = 14;

/** What every service's database has besides the service's own tables. */
export const libraryMigrations: readonly (new () => MigrationInterface)[] = [
  ...eventsMigrations,
  ...platformMigrations,
];

type Described = Pick<ServiceDefinition, 'name' | 'entities' | 'migrations'>;

/** The database of a service as it runs: no statement, lock or open transaction lasts for ever. */
export function runtimeDataSource(definition: Described, url: string): DataSource {
  return new DataSource({
    ...common(definition, url),
    poolSize: POOL_SIZE,
    extra: {
      // Statements of one connection go out without waiting for each other's answer: a group of events costs few trips.
      pipeline: true,
      statement_timeout: 5_000,
      lock_timeout: 2_000,
      idle_in_transaction_session_timeout: 10_000,
      connectionTimeoutMillis: 3_000,
      // The server's own limits do not reach us over a connection that is half open: nothing comes back from there.
      query_timeout: 8_000,
      keepAlive: true,
      options: '-c timezone=UTC',
    },
  });
}

/** The database as its owner, who alone may change tables. */
export function ownerDataSource(definition: Described, url: string): DataSource {
  return new DataSource({
    ...common(definition, url),
    poolSize: 1,
    extra: { lock_timeout: 5_000, connectionTimeoutMillis: 5_000, options: '-c timezone=UTC' },
  });
}

function common({ name, entities, migrations }: Described, url: string) {
  return {
    type: 'postgres' as const,
    url,
    applicationName: `odyssey-${name}`,
    entities: [...entities],
    migrations: [
      ...eventsMigrations,
      ...platformMigrations,
      ...migrations,
    ] as (new () => MigrationInterface)[],
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'each' as const,
    synchronize: false,
  };
}
