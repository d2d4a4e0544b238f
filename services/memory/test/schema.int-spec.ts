import { describe, expect, it } from '@jest/globals';
import { memory } from '@odyssey/memory';
import { migrateServices, openApiOf } from '@odyssey/platform';
import { testDatabase } from '@odyssey/testing';
import { DataSource } from 'typeorm';

describe('the tables of memory', () => {
  it('are those that the entities describe', async () => {
    const database = await testDatabase(memory);
    const source = new DataSource({
      type: 'postgres',
      url: database.ownerUrl,
      entities: [...memory.entities] as never[],
    });
    try {
      await source.initialize();
      expect((await source.driver.createSchemaBuilder().log()).upQueries.map(({ query }) => query)).toEqual(
        [],
      );
    } finally {
      await source.destroy();
      await database.close();
    }
  });

  it('go and come again by their own migrations', async () => {
    const database = await testDatabase(memory);
    const env = { ODYSSEY_MEMORY_OWNER_DATABASE_URL: database.ownerUrl };
    const tables = () =>
      database.rows(
        "select 1 from pg_tables where tablename in ('memories', 'memory_revisions', 'forgotten_sources')",
      );
    try {
      expect(await tables()).toHaveLength(3);
      await migrateServices([memory], env, { down: memory.migrations.length });
      expect(await tables()).toHaveLength(0);
      await migrateServices([memory], env);
      expect(await tables()).toHaveLength(3);
    } finally {
      await database.close();
    }
  });
});

describe('the routes of memory', () => {
  it('are exactly those of the first release', () => {
    const routes = Object.entries(openApiOf(memory).paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(routes.sort()).toEqual([
      'DELETE /v1/memories/{id}',
      'GET /v1/memories',
      'GET /v1/memories/{id}',
      'PATCH /v1/memories/{id}',
      'POST /v1/memories',
      'POST /v1/memories/context',
      'POST /v1/memories/search',
    ]);
  });
});
