import { mkdirSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PublicClient, type SignedIn, signedInClient, waitUntil } from '@odyssey/testing';
import { type Stack, startStack } from '../../tools/src/stack/index.ts';

/** A stack of its own: what fails here must not fail for anybody else. */
describe('bad luck', () => {
  const dir = resolve(`.odyssey/bad-luck-${process.pid}`);
  let stack: Stack;
  let ada: SignedIn;
  const remarks: string[] = [];

  beforeAll(async () => {
    rmSync(dir, { recursive: true, force: true });
    mkdirSync(dir, { recursive: true });
    stack = await startStack({
      dir,
      services: 'separate',
      report: (step) => void remarks.push(step),
      env: {
        ODYSSEY_LIMIT_AUTH: '1000',
        ODYSSEY_LIMIT_WRITE: '2000',
        // Nobody listens there: a model provider that is away.
        ODYSSEY_AI_AWAY_BASE_URL: 'http://127.0.0.1:9/v1',
        ODYSSEY_AI_AWAY_API_KEY: 'none',
        ODYSSEY_AI_AWAY_MODEL: 'any',
      },
    });
    ada = await signedInClient(stack.urls.gateway);
  }, 120_000);

  afterAll(async () => {
    await stack?.stop();
    rmSync(dir, { recursive: true, force: true });
  }, 60_000);

  const newTask = async (title: string) => {
    const { status, body } = await ada.client.post('/v1/tasks', { title });
    expect({ title, status }).toEqual({ title, status: 201 });
    return body.id as string;
  };
  const storiesOf = async (taskId: string) =>
    (await ada.client.get(`/v1/stories?sourceId=${taskId}`)).body.items.filter(
      (s: { revision: number }) => s.revision > 0,
    );
  const toldOnce = async (taskId: string) => {
    await waitUntil(async () => (await storiesOf(taskId)).length > 0, { within: 40_000, what: 'the story' });
    expect(await storiesOf(taskId)).toHaveLength(1);
  };

  /** Serving, and a member of its group: a broker that comes back has a coordinator that loads first. */
  const everybodyIsReady = () =>
    waitUntil(async () => (await stack.status()).ready, {
      within: 20_000,
      what: 'every service to be ready, and to follow its topics again',
    });

  it('of a model provider that is away: the house plans instead and says so', async () => {
    const goal = (await ada.client.post('/v1/goals', { title: 'Learn enough Portuguese to order dinner' }))
      .body;
    const plan = (await ada.client.post(`/v1/goals/${goal.id}/plans`)).body;
    const proposed = await waitUntil(
      async () => {
        const { body } = await ada.client.get(`/v1/plans/${plan.id}`);
        return body.status === 'proposed' && body;
      },
      { within: 40_000, what: 'the plan' },
    );
    expect(proposed).toMatchObject({ provider: 'house', degraded: true });
    expect(proposed.steps.length).toBeGreaterThanOrEqual(5);
  }, 60_000);

  it('of Kafka: writes go on while it is away, and arrive when it is back', async () => {
    await stack.part('kafka').kill();
    const taskId = await newTask('Swim in the lake');
    expect((await ada.client.post(`/v1/tasks/${taskId}/complete`)).status).toBe(200);
    for (const service of ['goals', 'ai'] as const) {
      expect((await fetch(`${stack.urls[service]}/readyz`)).status).toBe(200);
    }
    expect(await storiesOf(taskId)).toEqual([]);
    await stack.part('kafka').start();
    await toldOnce(taskId);
    await everybodyIsReady();
  }, 90_000);

  it('of a silent Kafka: a service still stops in time, and starts without it', async () => {
    stack.part('kafka').pause();
    const taskId = await newTask('Read on the balcony');
    await ada.client.post(`/v1/tasks/${taskId}/complete`);
    await stack.part('goals').stop();
    // Past its deadline it would have been killed, and the stack would have remarked on it.
    expect(remarks.filter((remark) => remark.includes('is killed'))).toEqual([]);
    stack.part('kafka').resume();
    await stack.part('goals').start();
    await toldOnce(taskId);
    await everybodyIsReady();
  }, 90_000);

  it('of a consumer killed in the middle: its work is done by the next one, once', async () => {
    await stack.part('ai').kill();
    const taskIds = [];
    for (let n = 1; n <= 5; n += 1) {
      const taskId = await newTask(`Plant bed ${n} with beans`);
      await ada.client.post(`/v1/tasks/${taskId}/complete`);
      taskIds.push(taskId);
    }
    await stack.part('ai').start();
    for (const taskId of taskIds) await toldOnce(taskId);
  }, 90_000);

  it('of Redis: requests are answered, under the local limit', async () => {
    await stack.part('redis').kill();
    const { status, headers } = await ada.client.get('/v1/goals');
    expect(status).toBe(200);
    expect(headers.get('ratelimit')).toMatch(/r=\d+/);
    await newTask('Write without Redis');
    await stack.part('redis').start();
  }, 60_000);

  it('of PostgreSQL: a few 503 with Retry-After, then everything that was confirmed is there', async () => {
    const confirmed: string[] = [];
    const refused: { status: number; type: string | null; retryAfter: string | null }[] = [];
    const write = async (n: number) => {
      const { status, body, headers } = await ada.client.post('/v1/tasks', {
        title: `Before and after ${n}`,
      });
      if (status === 201) confirmed.push(body.id);
      else
        refused.push({ status, type: headers.get('content-type'), retryAfter: headers.get('retry-after') });
    };
    for (let n = 0; n < 10; n += 1) await write(n);
    await stack.part('postgres').kill();
    await write(10);
    await stack.part('postgres').start();
    await waitUntil(
      async () => {
        await write(11);
        return confirmed.length > 12;
      },
      { within: 30_000, what: 'writes to be confirmed again' },
    );
    expect(refused.length).toBeGreaterThan(0);
    for (const answer of refused) {
      expect(answer).toMatchObject({
        status: 503,
        type: expect.stringContaining('application/problem+json'),
      });
      expect(Number(answer.retryAfter)).toBeGreaterThan(0);
    }
    for (const id of confirmed) {
      expect((await ada.client.get(`/v1/tasks/${id}`)).status).toBe(200);
    }
    const last = confirmed.at(-1) ?? '';
    await ada.client.post(`/v1/tasks/${last}/complete`);
    await toldOnce(last);
  }, 90_000);

  it('of a request in hand: the next person notices nothing of any of it', async () => {
    const ben = await signedInClient(stack.urls.gateway);
    expect((await new PublicClient(stack.urls.gateway, ben.accessToken).get('/v1/auth/me')).status).toBe(200);
    await everybodyIsReady();
  });
});
