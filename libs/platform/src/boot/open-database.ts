import type { DataSource } from 'typeorm';
import type { BaseConfig } from './config.ts';
import { libraryMigrations, runtimeDataSource } from './data-source.ts';
import type { ServiceDefinition } from './definition.ts';

/**
 * Connects to the service's database and sees that it is as new as the code.
 * @throws with what to do when it does not answer or lacks migrations; no connection is left open then.
 */
export async function openDatabase(definition: ServiceDefinition, config: BaseConfig): Promise<DataSource> {
  const dataSource = runtimeDataSource(definition, config.databaseUrl);
  try {
    await dataSource.initialize();
  } catch (error) {
    const { host, pathname } = new URL(config.databaseUrl);
    const variable = `ODYSSEY_${config.service.toUpperCase()}_DATABASE_URL`;
    const { message } = error as Error;
    throw new Error(
      `${config.service} cannot open its database ${pathname.slice(1)} at ${host} (${message}): is PostgreSQL running, and is ${variable} right?`,
      { cause: error },
    );
  }
  const missing = await missingMigrations(dataSource, definition);
  if (missing.length === 0) return dataSource;
  await dataSource.destroy();
  throw new Error(
    `the database of ${config.service} lacks ${missing.length} migration(s), the first is ${missing[0]}: run ./odyssey migrate ${config.service}`,
  );
}

async function missingMigrations(
  dataSource: DataSource,
  { migrations }: ServiceDefinition,
): Promise<string[]> {
  const wanted = [...libraryMigrations, ...migrations].map((migration) => migration.name);
  const [{ made } = { made: false }]: { made: boolean }[] = await dataSource.query(
    `select to_regclass('migrations') is not null as made`,
  );
  if (!made) return wanted;
  const rows: { name: string }[] = await dataSource.query('select name from migrations');
  const run = new Set(rows.map((row) => row.name));
  return wanted.filter((name) => !run.has(name));
}
