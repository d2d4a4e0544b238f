import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openApiOf } from '@odyssey/platform';
import { type TestService, testDatabase } from '@odyssey/testing';
import { DataSource } from 'typeorm';
import { ai } from '../src/service.ts';
import { aiService } from './ai-service.ts';

describe('the tables of ai', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await aiService(undefined, { workers: false });
  });
  afterAll(() => service.close());

  it('are what the entities say', async () => {
    const log = await service.get(DataSource).driver.createSchemaBuilder().log();
    expect(log.upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('begin every list’s index with the owner', async () => {
    const rows = await service.rows<{ name: string; definition: string }>(
      `select indexname as name, indexdef as definition from pg_indexes where schemaname = 'public'
         and indexname ~ '^(stories|messages|conversations|usage_rows|plan_requests|.*_records)_' and indexname !~ '_pkey$|_position$'`,
    );
    expect(rows.length).toBeGreaterThanOrEqual(10);
    for (const row of rows) expect(row).toMatchObject({ definition: expect.stringMatching(/\(owner_id/) });
  });
});

describe('the migrations of ai', () => {
  it('go forward, back and forward again', async () => {
    const database = await testDatabase(ai, { migrated: false });
    const source = await new DataSource({
      type: 'postgres',
      url: database.ownerUrl,
      migrations: [...ai.migrations],
    }).initialize();
    const tables = () =>
      database.rows(
        `select table_name from information_schema.tables where table_schema = 'public' and table_name <> 'migrations'`,
      );
    try {
      await source.runMigrations();
      expect(await tables()).toHaveLength(15);
      for (const _ of ai.migrations) await source.undoLastMigration();
      expect(await tables()).toEqual([]);
      await source.runMigrations();
      expect(await tables()).toHaveLength(15);
    } finally {
      await source.destroy();
      await database.close();
    }
  });
});

describe('the API document of ai', () => {
  it('has exactly its routes', () => {
    const routes = Object.entries(openApiOf(ai).paths ?? {}).flatMap(([path, methods]) =>
      Object.keys(methods as object).map((method) => `${method} ${path}`),
    );
    expect(routes.sort()).toEqual([
      'delete /v1/stories/{id}',
      'get /v1/ai/providers',
      'get /v1/ai/usage',
      'get /v1/conversations',
      'get /v1/conversations/{id}',
      'get /v1/conversations/{id}/messages',
      'get /v1/stories',
      'get /v1/stories/{id}',
      'post /v1/conversations',
      'post /v1/conversations/{id}/messages',
      'post /v1/stories',
      'post /v1/stories/{id}/regenerate',
    ]);
  });
});
