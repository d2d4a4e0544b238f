import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createClient } from '@odyssey/client';
import { gateway } from '@odyssey/gateway';
import { goals } from '@odyssey/goals';
import { processEnvironment } from '@odyssey/platform';
import { asUser, TestTokens, waitUntil } from '@odyssey/testing';
import { Rolling } from './rolling.ts';

let tokens: TestTokens;
let service: Rolling;
let door: Rolling;
beforeAll(async () => {
  tokens = await TestTokens.create(processEnvironment().ODYSSEY_PUBLIC_URL ?? '');
  service = await Rolling.start(goals, tokens);
  door = await Rolling.start(gateway, tokens, {
    ODYSSEY_GOALS_URL: service.url,
    ODYSSEY_EDGE_RESTART_SECONDS: '1',
  });
});
afterAll(async () => {
  await door.close();
  await service.close();
});

/** Somebody's client, and the status of every answer that it got. */
async function aClient() {
  const accessToken = await tokens.ofPerson(asUser());
  const statuses: number[] = [];
  const odyssey = createClient({
    baseUrl: door.url,
    tokens: { load: () => ({ accessToken }), save: () => undefined },
    retries: 8,
    fetch: async (input, init) => {
      const answer = await fetch(input, init);
      statuses.push(answer.status);
      return answer;
    },
  });
  return { odyssey, statuses };
}

describe("Odyssey's own client", () => {
  it('that asks for too much at once comes again when it is told to, until all is done', async () => {
    const { odyssey, statuses } = await aClient();
    const made = await Promise.all(
      Array.from({ length: 150 }, (_, i) => odyssey.call('Tasks_create', { body: { title: `Task ${i}` } })),
    );
    expect(new Set(made.map(({ data }) => data.id)).size).toBe(150);
    expect(statuses.filter((status) => status === 201)).toHaveLength(150);
    expect(statuses).toContain(429);
  });

  it('that finds a service away for longer than the door waits comes again, too', async () => {
    const { odyssey, statuses } = await aClient();
    let listed: Promise<unknown> | undefined;
    await service.restart(async () => {
      listed = odyssey.call('Tasks_list', {});
      await waitUntil(() => statuses.includes(503), { within: 5_000, what: 'the door has waited' });
    });
    await expect(listed).resolves.toMatchObject({ status: 200 });
    expect(statuses.at(-1)).toBe(200);
  });
});
