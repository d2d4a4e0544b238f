import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '@odyssey/platform';
import { asUser, type TestService, type TestUser } from '@odyssey/testing';
import { aiService, startAfresh } from './ai-service.ts';
import { OpenAiServer } from './openai-server.ts';

const say = async (service: TestService, user: TestUser) => {
  const http = service.http(user);
  const { body } = await http.post('/v1/conversations', {});
  return http.post(`/v1/conversations/${body.id}/messages`, { content: 'When should I swim?' });
};

describe('usage and providers', () => {
  let endpoint: OpenAiServer;
  let service: TestService;
  beforeAll(async () => {
    endpoint = await OpenAiServer.start();
    service = await aiService(endpoint, { env: { ODYSSEY_AI_TEST_API_KEY: 'sk-very-secret' } });
  });
  beforeEach(() => startAfresh(service, endpoint));
  afterAll(async () => {
    await service.close();
    await endpoint[Symbol.asyncDispose]();
  });

  it('sums what was booked by day, purpose and provider, and says what has no price', async () => {
    const user = asUser();
    endpoint.will(
      { does: 'answer', text: 'Early.' },
      { does: 'answer', text: 'Early.', usage: false },
      { does: 'status', status: 500 },
    );
    for (let n = 0; n < 3; n += 1) await say(service, user);
    const { body } = await service.http(user).get('/v1/ai/usage');
    const today = new Date().toISOString().slice(0, 10);
    expect(body.total).toEqual({
      attempts: 4,
      accepted: 3,
      inputTokens: 100,
      outputTokens: 20,
      costPicoUsd: '450000000',
      unpricedAttempts: 2,
    });
    expect(body.days).toMatchObject([
      { date: today, purpose: 'conversation', provider: 'house', attempts: 1, accepted: 1, costPicoUsd: '0' },
      { date: today, purpose: 'conversation', provider: 'test', model: 'm1', attempts: 3, accepted: 2 },
    ]);
    const stranger = await service.http(asUser()).get('/v1/ai/usage');
    expect(stranger.body).toMatchObject({ total: { attempts: 0 }, days: [] });
  });

  it('counts a day as the person’s own zone has it', async () => {
    const user = asUser(undefined, { timeZone: 'Asia/Tokyo' });
    await service.rows(
      `insert into usage_rows (id, owner_id, purpose, subject_id, prompt, provider, model, outcome, milliseconds, occurred_at)
       values ($1, $2, 'plan', $1, 'plan.v1', 'test', 'm1', 'failed', 5, '2026-05-04T16:00:00Z')`,
      [newId(), user.userId],
    );
    const on = async (day: string) =>
      (await service.http(user).get(`/v1/ai/usage?from=${day}&to=${day}`)).body.days;
    expect(await on('2026-05-04')).toEqual([]);
    expect(await on('2026-05-05')).toMatchObject([{ date: '2026-05-05', attempts: 1, unpricedAttempts: 1 }]);
  });

  it.each([
    'from=2026-05-02&to=2026-05-01',
    'from=2020-01-01&to=2026-01-01',
    'from=yesterday',
    'since=2026-01-01',
  ])('refuses %s', async (query) => {
    expect((await service.http(asUser()).get(`/v1/ai/usage?${query}`)).status).toBe(422);
  });

  it('names the providers in their order, with their health, without address or key', async () => {
    const user = asUser();
    const providers = async () => (await service.http(user).get('/v1/ai/providers')).body;
    expect(await providers()).toEqual({
      items: [
        { name: 'test', model: 'm1', health: 'ready', lastResort: false },
        { name: 'house', model: 'house', health: 'ready', lastResort: true },
      ],
    });
    endpoint.will({ does: 'status', status: 503 });
    for (let n = 0; n < 4; n += 1) await say(service, user);
    expect((await providers()).items[0].health).toBe('unavailable');
    expect(endpoint.requests).toHaveLength(3);
    expect(JSON.stringify(await providers())).not.toMatch(/sk-very-secret|127\.0\.0\.1/);
  });
});

describe('a fresh machine', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await aiService();
  });
  afterAll(() => service.close());

  it('has the house alone, and nothing is degraded', async () => {
    const user = asUser();
    expect((await service.http(user).get('/v1/ai/providers')).body.items).toEqual([
      { name: 'house', model: 'house', health: 'ready', lastResort: true },
    ]);
    expect((await say(service, user)).body).toMatchObject({ provider: 'house', degraded: false });
  });

  it('allows nothing without the scope', async () => {
    const http = service.http(asUser(newId(), { scopes: ['tasks:read'] }));
    for (const path of ['/v1/ai/usage', '/v1/ai/providers', '/v1/stories', '/v1/conversations']) {
      expect({ path, status: (await http.get(path)).status }).toEqual({ path, status: 403 });
    }
    expect((await service.http().get('/v1/stories')).status).toBe(401);
  });
});
