import { describe, expect, it } from '@jest/globals';
import { archival } from '@odyssey/archival';
import { migrateServices, openApiOf } from '@odyssey/platform';
import { testDatabase } from '@odyssey/testing';
import { DataSource } from 'typeorm';

describe('the tables of archival', () => {
  it('are those that the entities describe', async () => {
    const database = await testDatabase(archival);
    const source = new DataSource({
      type: 'postgres',
      url: database.ownerUrl,
      entities: [...archival.entities] as never[],
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
    const database = await testDatabase(archival);
    const env = { ODYSSEY_ARCHIVAL_OWNER_DATABASE_URL: database.ownerUrl };
    const tables = () =>
      database.rows(
        "select 1 from pg_tables where tablename in ('exports', 'erasures', 'erasure_receipts', 'certificate_keys')",
      );
    try {
      expect(await tables()).toHaveLength(4);
      await migrateServices([archival], env, { down: archival.migrations.length });
      expect(await tables()).toHaveLength(0);
      await migrateServices([archival], env);
      expect(await tables()).toHaveLength(4);
    } finally {
      await database.close();
    }
  });
});

describe('the routes of archival', () => {
  it('are exactly those of the first release', () => {
    const routes = Object.entries(openApiOf(archival).paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(routes.sort()).toEqual([
      'DELETE /v1/privacy/erasures/{id}',
      'GET /v1/privacy/erasures/{id}',
      'GET /v1/privacy/exports/{id}',
      'GET /v1/privacy/exports/{id}/download',
      'GET /v1/retention-policies',
      'POST /v1/privacy/erasures',
      'POST /v1/privacy/exports',
    ]);
  });
});
