import { describe, expect, it } from '@jest/globals';
import { migrateServices, openApiOf, type ServiceDefinition } from '@odyssey/platform';
import { DataSource, type EntitySchema } from 'typeorm';
import { testDatabase } from './test-database.ts';
import { variableOf } from './test-environment.ts';

/**
 * The suite that every service with a database runs: its tables are those its entities describe, its own migrations go
 * back and forward, and its routes are exactly the ones named.
 */
export function describeSchema(definition: ServiceDefinition, routes: readonly string[]): void {
  const { name, entities, migrations } = definition;

  describe(`the tables of ${name}`, () => {
    it('are those that the entities describe', async () => {
      const database = await testDatabase(definition);
      const source = new DataSource({
        type: 'postgres',
        url: database.ownerUrl,
        entities: [...entities] as EntitySchema[],
      });
      try {
        await source.initialize();
        const { upQueries } = await source.driver.createSchemaBuilder().log();
        expect(upQueries.map(({ query }) => query)).toEqual([]);
      } finally {
        await source.destroy();
        await database.close();
      }
    });

    it('go and come again by their own migrations', async () => {
      const database = await testDatabase(definition);
      const env = { [variableOf(name, 'OWNER_DATABASE_URL')]: database.ownerUrl };
      const tables = async () =>
        (
          await database.rows<{ tablename: string }>('select tablename from pg_tables order by tablename')
        ).map(({ tablename }) => tablename);
      try {
        const before = await tables();
        await migrateServices([definition], env, { down: migrations.length });
        expect(before.length - (await tables()).length).toBeGreaterThanOrEqual(entities.length);
        await migrateServices([definition], env);
        expect(await tables()).toEqual(before);
      } finally {
        await database.close();
      }
    });
  });

  describe(`the routes of ${name}`, () => {
    it('are exactly those of this release', () => {
      const described = Object.entries(openApiOf(definition).paths).flatMap(([path, operations]) =>
        Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
      );
      expect(described.sort()).toEqual([...routes].sort());
    });
  });
}
