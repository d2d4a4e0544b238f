import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get, Module, Req, Res } from '@nestjs/common';
import { asUser, type TestService, type TestUser, testService, waitUntil } from '@odyssey/testing';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Answers, defineService, Scope, sendFile } from '../src/index.ts';
import { notes } from './notes/service.ts';

const SLOW_MS = 100;
/** More than the operating system takes of what nobody reads. */
const FILM = randomBytes(12 * 1_048_576);
let folder: string;
/** What reports wait for before they begin. */
let gate: Promise<void> = Promise.resolve();

@Controller('v1')
class ReportsController {
  constructor(private readonly dataSource: DataSource) {}

  /** As a report over years would be. */
  @Get('report')
  @Scope('reports:read')
  @Answers(200, z.object({}))
  async report(): Promise<object> {
    await gate;
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

  @Get('film')
  @Scope('reports:read')
  @Answers(200, null, { contentType: 'video/mp4', description: 'The film', file: true })
  async film(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const contentType = 'video/mp4';
    await sendFile(request, reply, {
      path: join(folder, 'film'),
      contentType,
      etag: '"1"',
      cacheControl: 'no-store',
    });
  }
}
@Module({ controllers: [ReportsController] })
class ReportsModule {}

let service: TestService;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'film-'));
  await writeFile(join(folder, 'film'), FILM);
  const reports = defineService({ ...notes, module: ReportsModule, queues: [] });
  const env = { ODYSSEY_LIMIT_READ: '1000000', ODYSSEY_LOG_LEVEL: 'silent' };
  service = await testService(reports, { env });
});
afterAll(async () => {
  await service.close();
  await rm(folder, { recursive: true });
});

const report = (user: TestUser) => service.http(user).get('/v1/report');
const glance = (user: TestUser) => service.http(user).get('/v1/glance');
const p99 = (times: number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? 0;

describe('many slow requests of one person', () => {
  it('run a few at once, wait in a short line, and are refused beyond it', async () => {
    const greedy = asUser();
    const { promise, resolve: begin } = Promise.withResolvers<void>();
    gate = promise;
    const refused: Awaited<ReturnType<typeof report>>[] = [];
    const asked = Array.from({ length: 110 }, async () => {
      const answer = await report(greedy);
      if (answer.status === 429) refused.push(answer);
      return answer;
    });
    // Those that run are held until all have come: none makes room for one that would be refused.
    await waitUntil(() => refused.length === 6, { within: 4_000, what: 'six to be refused' });
    const started = performance.now();
    begin();
    const answers = await Promise.all(asked);
    // Four at once: twenty-six rounds for a hundred and four.
    expect(performance.now() - started).toBeGreaterThan(26 * SLOW_MS);
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

describe('a download that is read slowly', () => {
  it("holds up none of the same person's requests, and is whole in the end", async () => {
    const user = asUser();
    const downloads = await Promise.all(Array.from({ length: 6 }, () => aDownload(user)));
    // Nothing of them is read until this is answered: behind them it would wait in vain.
    expect((await glance(user)).status).toBe(200);
    for (const download of downloads) expect((await buffer(download)).equals(FILM)).toBe(true);
  });
});

/** The answer's headers are there; nothing of its body has been read. */
async function aDownload(user: TestUser): Promise<IncomingMessage> {
  const asked = request(`${service.url}/v1/film`, {
    agent: false,
    headers: { authorization: `Bearer ${await service.tokens.ofPerson(user)}` },
  });
  asked.end();
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  expect(answer.statusCode).toBe(200);
  return answer;
}
