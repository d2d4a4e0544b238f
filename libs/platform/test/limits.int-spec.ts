import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { asUser, type TestService, testService } from '@odyssey/testing';
import { Redis } from 'ioredis';
import { processEnvironment } from '../src/index.ts';
import { notes } from './notes/service.ts';

const limits = {
  ODYSSEY_LIMIT_READ: '5',
  ODYSSEY_LIMIT_WRITE: '2',
  ODYSSEY_LIMIT_AUTH: '3',
  ODYSSEY_LOG_LEVEL: 'silent',
};

describe('a limit', () => {
  let service: TestService;
  let replica: TestService;
  beforeAll(async () => {
    const redis = new Redis(processEnvironment().ODYSSEY_REDIS_URL ?? '');
    await redis.del('limit:auth:network:127.0.0.1');
    redis.disconnect();
    service = await testService(notes, { env: limits });
    replica = await testService(notes, { env: limits });
  });
  afterAll(async () => {
    await service.close();
    await replica.close();
  });

  it('is told with every answer, and 429 says when to go on', async () => {
    const http = service.http(asUser());
    const first = await http.get('/v1/notes');
    expect(first.headers).toMatchObject({
      'ratelimit-policy': '"read";q=5;w=60',
      ratelimit: '"read";r=4;t=60',
    });
    for (let i = 0; i < 4; i += 1) await http.get('/v1/notes');
    const refused = await http.get('/v1/notes');
    expect(refused).toMatchObject({ status: 429, body: { code: 'rate_limited' } });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(refused.headers.ratelimit).toMatch(/^"read";r=0;t=\d+$/);
  });

  it('belongs to one person and one class', async () => {
    const [one, other] = [service.http(asUser()), service.http(asUser())];
    await one.post('/v1/notes', { title: 'a' });
    await one.post('/v1/notes', { title: 'b' });
    expect((await one.post('/v1/notes', { title: 'c' })).status).toBe(429);
    expect((await one.get('/v1/notes')).status).toBe(200);
    expect((await other.post('/v1/notes', { title: 'd' })).status).toBe(201);
  });

  it('is shared by replicas', async () => {
    const user = asUser();
    await service.http(user).post('/v1/notes', { title: 'a' });
    await replica.http(user).post('/v1/notes', { title: 'b' });
    expect((await service.http(user).post('/v1/notes', { title: 'c' })).status).toBe(429);
  });

  it('counts by network where nobody is known, and not where no limit is named', async () => {
    const http = service.http();
    const statuses: number[] = [];
    for (let i = 0; i < 4; i += 1) statuses.push((await http.post('/v1/open')).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
    expect((await http.post('/v1/open', undefined, { 'x-forwarded-for': '203.0.113.9' })).status).toBe(200);
    for (let i = 0; i < 10; i += 1) expect((await http.get('/v1/open')).status).toBe(200);
  });
});

describe('with Redis away', () => {
  it('limits are kept by the process itself', async () => {
    const service = await testService(notes, {
      env: { ...limits, ODYSSEY_REDIS_URL: 'redis://127.0.0.1:1' },
    });
    try {
      const http = service.http(asUser());
      const statuses: number[] = [];
      for (let i = 0; i < 6; i += 1) statuses.push((await http.get('/v1/notes')).status);
      expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
    } finally {
      await service.close();
    }
  });
});
