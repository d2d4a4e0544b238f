import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { asUser, type TestService, testService, waitUntil } from '@odyssey/testing';
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
});
