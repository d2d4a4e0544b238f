import { describe, expect, it } from '@jest/globals';
import { notifications } from '@odyssey/notifications';
import { migrateServices, openApiOf } from '@odyssey/platform';
import { testDatabase } from '@odyssey/testing';
import { DataSource } from 'typeorm';

describe('the tables of notifications', () => {
  it('are those that the entities describe', async () => {
    const database = await testDatabase(notifications);
    const source = new DataSource({
      type: 'postgres',
      url: database.ownerUrl,
      entities: [...notifications.entities] as never[],
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
    const database = await testDatabase(notifications);
    const env = { ODYSSEY_NOTIFICATIONS_OWNER_DATABASE_URL: database.ownerUrl };
    const tables = () =>
      database.rows(
        "select 1 from pg_tables where tablename in ('notifications', 'preferences', 'people', 'inboxes')",
      );
    try {
      expect(await tables()).toHaveLength(4);
      await migrateServices([notifications], env, { down: notifications.migrations.length });
      expect(await tables()).toHaveLength(0);
      await migrateServices([notifications], env);
      expect(await tables()).toHaveLength(4);
    } finally {
      await database.close();
    }
  });
});

describe('the routes of notifications', () => {
  it('are exactly those of the first release', () => {
    const routes = Object.entries(openApiOf(notifications).paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(routes.sort()).toEqual([
      'GET /v1/notification-preferences',
      'GET /v1/notifications',
      'GET /v1/notifications/stream',
      'POST /v1/notifications/read-all',
      'POST /v1/notifications/{id}/read',
      'PUT /v1/notification-preferences',
    ]);
  });
});
