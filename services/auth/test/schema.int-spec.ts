import { describe, expect, it } from '@jest/globals';
import { migrateServices, openApiOf } from '@odyssey/platform';
import { testDatabase } from '@odyssey/testing';
import { DataSource } from 'typeorm';
import { auth } from '../src/service.ts';

describe('the tables of auth', () => {
  it('are those that the entities describe', async () => {
    const database = await testDatabase(auth);
    const source = new DataSource({
      type: 'postgres',
      url: database.ownerUrl,
      entities: [...auth.entities] as never[],
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
    const database = await testDatabase(auth);
    const env = { ODYSSEY_AUTH_OWNER_DATABASE_URL: database.ownerUrl };
    const tables = () =>
      database.rows(
        "select 1 from pg_tables where tablename in ('users', 'sessions', 'refresh_tokens', 'signing_keys')",
      );
    try {
      expect(await tables()).toHaveLength(4);
      await migrateServices([auth], env, { down: auth.migrations.length });
      expect(await tables()).toHaveLength(0);
      await migrateServices([auth], env);
      expect(await tables()).toHaveLength(4);
    } finally {
      await database.close();
    }
  });
});

describe('the routes of auth', () => {
  it('are exactly those of the first release', () => {
    const routes = Object.entries(openApiOf(auth).paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(routes.sort()).toEqual([
      'DELETE /v1/auth/me',
      'GET /.well-known/jwks.json',
      'GET /v1/auth/me',
      'PATCH /v1/auth/me',
      'POST /v1/auth/login',
      'POST /v1/auth/logout',
      'POST /v1/auth/refresh',
      'POST /v1/auth/register',
    ]);
  });
});
