import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get, Module } from '@nestjs/common';
import { asUser, type TestService, type TestUser, testService } from '@odyssey/testing';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Answers, defineService, Scope } from '../src/index.ts';
import { notes } from './notes/service.ts';

const SLOW_MS = 100;

@Controller('v1')
class ReportsController {
  constructor(private readonly dataSource: DataSource) {}

  /** As a report over years would be. */
  @Get('report')
  @Scope('reports:read')
  @Answers(200, z.object({}))
  async report(): Promise<object> {
    await this.dataSource.query('select pg_sleep($1)', [SLOW_MS / 1000]);
    return {};
  }

  @Get('glance')
  @Scope('reports:read')
  @Answers(200, z.object({}))
  async glance(): Promise<object> {
    await this.dataSource.query('select 1');
    return {};
  }
}
@Module({ controllers: [ReportsController] })
class ReportsModule {}

let service: TestService;
beforeAll(async () => {
  const reports = defineService({ ...notes, module: ReportsModule, queues: [] });
  const env = { ODYSSEY_LIMIT_READ: '1000000', ODYSSEY_LOG_LEVEL: 'silent' };
  service = await testService(reports, { env });
});
afterAll(() => service.close());

const report = (user: TestUser) => service.http(user).get('/v1/report');
const glance = (user: TestUser) => service.http(user).get('/v1/glance');
const p99 = (times: number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? 0;

describe('many slow requests of one person', () => {
  it('run a few at once, wait in a short line, and are refused beyond it', async () => {
    const greedy = asUser();
    const started = performance.now();
    const answers = await Promise.all(Array.from({ length: 110 }, () => report(greedy)));
    // Four at once: twenty-six rounds for a hundred and four.
    expect(performance.now() - started).toBeGreaterThan(26 * SLOW_MS);
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(6);
    expect(refused[0]).toMatchObject({ body: { code: 'rate_limited' }, headers: { 'retry-after': '1' } });
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(104);
  });

  it("leave another person's requests about as fast as they were", async () => {
    const [greedy, modest] = [asUser(), asUser()];
    const hundred = async () => {
      const times: number[] = [];
      for (let i = 0; i < 100; i += 1) {
        const started = performance.now();
        expect((await glance(modest)).status).toBe(200);
        times.push(performance.now() - started);
      }
      return times;
    };
    const alone = await hundred();
    let over = false;
    const flood = Array.from({ length: 90 }, async () => {
      while (!over) await report(greedy);
    });
    const beside = await hundred();
    over = true;
    await Promise.all(flood);
    // A busy machine may hiccup; behind fourteen connections that sleep each would take up to 100 ms.
    expect(p99(beside)).toBeLessThan(Math.max(2 * p99(alone), 60));
  });
});
