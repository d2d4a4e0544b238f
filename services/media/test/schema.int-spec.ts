import { describe, expect, it } from '@jest/globals';
import { media } from '@odyssey/media';
import { migrateServices, openApiOf } from '@odyssey/platform';
import { testDatabase } from '@odyssey/testing';
import { DataSource } from 'typeorm';

describe('the tables of media', () => {
  it('are those that the entities describe', async () => {
    const database = await testDatabase(media);
    const source = new DataSource({
      type: 'postgres',
      url: database.ownerUrl,
      entities: [...media.entities] as never[],
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
    const database = await testDatabase(media);
    const env = { ODYSSEY_MEDIA_OWNER_DATABASE_URL: database.ownerUrl };
    const tables = () =>
      database.rows(
        "select 1 from pg_tables where tablename in ('assets', 'asset_files', 'gone_attachments')",
      );
    try {
      expect(await tables()).toHaveLength(3);
      await migrateServices([media], env, { down: media.migrations.length });
      expect(await tables()).toHaveLength(0);
      await migrateServices([media], env);
      expect(await tables()).toHaveLength(3);
    } finally {
      await database.close();
    }
  });
});

describe('the routes of media', () => {
  it('are exactly those of the first release', () => {
    const routes = Object.entries(openApiOf(media).paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(routes.sort()).toEqual([
      'DELETE /v1/media/{id}',
      'GET /v1/media',
      'GET /v1/media/{id}',
      'GET /v1/media/{id}/content',
      'PATCH /v1/media/{id}',
      'POST /v1/media',
    ]);
  });
});
