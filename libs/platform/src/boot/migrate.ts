import type { DataSource } from 'typeorm';
import { ConfigFaults, ownsData } from './config.ts';
import { ownerDataSource } from './data-source.ts';
import type { ServiceDefinition } from './definition.ts';
import { type Environment, processEnvironment, withSecretFiles } from './environment.ts';

export interface MigrateOptions {
  /** Takes this many of each service's newest migrations back instead. */
  down?: number;
  /** Told of each migration that was run or taken back, as `<service> <migration>`. */
  onStep?(step: string): void;
}

/**
 * Brings the databases of these services up to date, as their owners (`ODYSSEY_<SERVICE>_OWNER_DATABASE_URL`).
 * Each migration is a transaction; services without a database are passed over.
 * @throws ConfigFaults when an address is missing; what the database says when a migration fails.
 */
export async function migrateServices(
  definitions: readonly ServiceDefinition[],
  given: Environment = processEnvironment(),
  { down, onStep = () => undefined }: MigrateOptions = {},
): Promise<void> {
  const { env, faults } = withSecretFiles(given);
  const withData = definitions.filter(({ name }) => ownsData(name));
  const urls = withData.map(({ name }) => {
    const variable = `ODYSSEY_${name.toUpperCase()}_OWNER_DATABASE_URL`;
    if (!env[variable]) faults.push(`${variable}: is missing; migrations run as the owner of the database`);
    return env[variable] ?? '';
  });
  if (faults.length > 0) throw new ConfigFaults('migrate', faults);
  for (const [index, definition] of withData.entries()) {
    const dataSource = await ownerDataSource(definition, urls[index] ?? '').initialize();
    try {
      for (const step of await (down === undefined ? up(dataSource) : back(dataSource, down))) {
        onStep(`${definition.name} ${step}`);
      }
    } finally {
      await dataSource.destroy();
    }
  }
}

async function up(dataSource: DataSource): Promise<string[]> {
  const run = await dataSource.runMigrations();
  return run.map((migration) => migration.name);
}

async function back(dataSource: DataSource, count: number): Promise<string[]> {
  const undone: string[] = [];
  for (let left = count; left > 0; left -= 1) {
    const [newest]: { name: string }[] = await dataSource.query(
      'select name from migrations order by id desc limit 1',
    );
    if (!newest) break;
    await dataSource.undoLastMigration();
    undone.push(newest.name);
  }
  return undone;
}
