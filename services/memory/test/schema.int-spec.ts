import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { memory } from '@odyssey/memory';
import { openApiOf } from '@odyssey/platform';
import { type TestService, testService } from '@odyssey/testing';
import { DataSource } from 'typeorm';

let service: TestService;

beforeAll(async () => {
  service = await testService(memory, { workers: false });
});
afterAll(() => service.close());

describe('the entities', () => {
  it('are what the migrations make', async () => {
    const log = await service.get(DataSource).driver.createSchemaBuilder().log();
    expect(log.upQueries.map(({ query }) => query)).toEqual([]);
  });
});

describe('the routes', () => {
  it('are the ones of the first release', () => {
    expect(Object.keys(openApiOf(memory).paths ?? {}).sort()).toEqual([
      '/v1/memories',
      '/v1/memories/context',
      '/v1/memories/search',
      '/v1/memories/{id}',
    ]);
  });
});
