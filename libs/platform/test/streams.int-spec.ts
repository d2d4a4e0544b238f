import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { asUser, type TestService, type TestUser, testService, waitUntil } from '@odyssey/testing';
import { Streams } from '../src/index.ts';
import { OddsController } from './notes/odds.controller.ts';
import { notes } from './notes/service.ts';

const quiet = { ODYSSEY_LOG_LEVEL: 'silent' };

describe('a live stream', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await testService(notes, { env: quiet });
  });
  afterAll(() => service.close());

  it('begins at once, carries messages with their ids, and ends with its session', async () => {
    const user = asUser();
    const headers = { authorization: `Bearer ${await service.tokens.ofPerson(user)}` };
    const answer = await fetch(`${service.url}/v1/ticks`, { headers });
    expect(answer.headers.get('content-type')).toContain('text/event-stream');
    expect(answer.headers.get('x-request-id')).toBeTruthy();
    let text = '';
    const ended = (async () => {
      for await (const bytes of answer.body ?? []) text += Buffer.from(bytes).toString();
    })();
    await waitUntil(() => text.includes('data: {"n":1}'), { within: 2_000, what: 'the first message' });
    OddsController.ticks.next({ id: '2', type: 'tick', data: { n: 2 } });
    await waitUntil(() => text.includes('id: 2'), { within: 2_000, what: 'the second message' });
    expect(text).toMatch(/^\s*: connected\n\nevent: tick\nid: 1\ndata: \{"n":1\}\n\n/);
    await service.rows('insert into revoked_sessions values ($1, now())', [user.sessionId]);
    await ended;
  });

  it('ends when its token does', async () => {
    const user = asUser();
    const token = await service.tokens.ofPerson(user, { exp: Math.floor(Date.now() / 1000) + 1 });
    const answer = await fetch(`${service.url}/v1/ticks`, { headers: { authorization: `Bearer ${token}` } });
    expect(await answer.text()).toContain('connected');
  });

  it('is one of twenty that a person may have open; the next is refused until one has ended', async () => {
    const [greedy, other] = [asUser(), asUser()];
    const open = async (user: TestUser) => {
      const headers = { authorization: `Bearer ${await service.tokens.ofPerson(user)}` };
      const leave = new AbortController();
      const answer = await fetch(`${service.url}/v1/ticks`, { headers, signal: leave.signal });
      return { answer, leave: () => leave.abort() };
    };
    const streams = await Promise.all(Array.from({ length: 20 }, () => open(greedy)));
    expect(streams.map(({ answer }) => answer.status)).toEqual(Array(20).fill(200));
    const { answer: refused } = await open(greedy);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '5']);
    expect(await refused.json()).toMatchObject({ code: 'rate_limited' });
    const another = await open(other);
    expect(another.answer.status).toBe(200);
    streams[0]?.leave();
    await waitUntil(
      async () => {
        const { answer, leave } = await open(greedy);
        leave();
        return answer.status === 200;
      },
      { within: 2_000, what: 'the place of the stream that ended' },
    );
    for (const { leave } of [another, ...streams]) leave();
  });

  it('ends at once when it begins while its process ends', async () => {
    service.get(Streams).end();
    const headers = { authorization: `Bearer ${await service.tokens.ofPerson(asUser())}` };
    const answer = await fetch(`${service.url}/v1/ticks`, { headers, signal: AbortSignal.timeout(5_000) });
    expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining(': connected')]);
  });
});
