import type { ServerResponse } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import { breakOff, problem, scriptedServer } from '../test/scripted-server.ts';
import { createClient, Problem, Unreachable } from './index.ts';

const begin = (response: ServerResponse) =>
  response.writeHead(200, { 'content-type': 'text/event-stream' }).write(': connected\nretry: 10\n\n');
const message = (id: number) => `id: ${id}\nevent: notification\ndata: {"title":"n${id}"}\n\n`;

/** The ids that come, to the one that is wanted. */
async function idsUntil(last: string, stream: AsyncIterable<{ id: string }>): Promise<string[]> {
  const ids = [];
  for await (const { id } of stream) {
    ids.push(id);
    if (id === last) break;
  }
  return ids;
}

describe('a live stream', () => {
  it('goes on behind its last message when the connection breaks, ends, or cannot be had', async () => {
    await using house = await scriptedServer((response, _, seen) => {
      if (seen.length === 2) return problem(response, 503, 'service_unavailable', { 'retry-after': '0' });
      if (seen.length === 3) return breakOff(response);
      begin(response);
      if (seen.length === 1) response.write(message(1), () => breakOff(response));
      else if (seen.length === 4) response.end(message(2));
      else response.write(message(3));
    });
    const odyssey = createClient({ baseUrl: house.url });
    expect(await idsUntil('3', odyssey.follow('Inbox_follow'))).toEqual(['1', '2', '3']);
    const behind = house.seen.map(({ headers }) => headers['last-event-id']);
    expect(behind).toEqual([undefined, '1', '1', '1', '2']);
  });

  it('begins where it is told to, with what each message says', async () => {
    await using house = await scriptedServer((response) => {
      begin(response);
      response.write(message(8));
    });
    const stream = createClient({ baseUrl: house.url }).follow('Inbox_follow', { lastEventId: '7' });
    const { value } = await stream.next();
    await stream.return();
    expect(value).toEqual({ id: '8', event: 'notification', data: { title: 'n8' } });
    expect(house.seen[0]?.headers).toMatchObject({
      'last-event-id': '7',
      accept: expect.stringContaining('text/event-stream'),
    });
  });

  it('lets go of the connection when its reader leaves the loop', async () => {
    const closed = Promise.withResolvers<void>();
    await using house = await scriptedServer((response) => {
      response.on('close', closed.resolve);
      begin(response);
      response.write(message(1));
    });
    await idsUntil('1', createClient({ baseUrl: house.url }).follow('Inbox_follow'));
    await closed.promise;
    expect(house.seen).toHaveLength(1);
  });

  it('ends when its reader aborts', async () => {
    const leaving = new AbortController();
    await using house = await scriptedServer((response) => {
      begin(response);
      response.write(message(1));
    });
    const stream = createClient({ baseUrl: house.url }).follow('Inbox_follow', { signal: leaving.signal });
    await stream.next();
    const next = stream.next();
    leaving.abort(new Error('left'));
    await expect(next).rejects.toThrow('left');
    expect((await stream.next()).done).toBe(true);
    expect(house.seen).toHaveLength(1);
  });

  it('does not believe a silence that is too long', async () => {
    await using house = await scriptedServer((response, _, seen) => {
      begin(response);
      if (seen.length > 1) response.write(message(1));
    });
    const stream = createClient({ baseUrl: house.url }).follow('Inbox_follow', { idleMs: 100 });
    expect(await idsUntil('1', stream)).toEqual(['1']);
    expect(house.seen).toHaveLength(2);
  });

  it('ends with what cannot pass by itself, and with an address where nobody ever answered', async () => {
    await using house = await scriptedServer((response) => problem(response, 422, 'invalid_request'));
    const refused = createClient({ baseUrl: house.url }).follow('Inbox_follow', { lastEventId: 'x' });
    await expect(refused.next()).rejects.toThrow(Problem);
    const nobody = createClient({ baseUrl: 'http://127.0.0.1:1', retries: 0 }).follow('Inbox_follow');
    await expect(nobody.next()).rejects.toThrow(Unreachable);
  });
});

describe('an answer that is read while it is made', () => {
  const DELTAS = 'event: delta\ndata: {"text":"The ri"}\n\nevent: delta\ndata: {"text":"ver"}\n\n';
  const saying = async (rest: string) => {
    await using house = await scriptedServer((response) =>
      response.writeHead(200, { 'content-type': 'text/event-stream' }).end(DELTAS + rest),
    );
    const events = [];
    let error: unknown;
    try {
      for await (const event of createClient({ baseUrl: house.url }).say('c1', 'Where?')) events.push(event);
    } catch (caught) {
      error = caught;
    }
    return { events, error, seen: house.seen };
  };

  it('comes in pieces and then as a whole', async () => {
    const { events, error, seen } = await saying(
      'event: restart\ndata: {}\n\nevent: done\ndata: {"degraded":false}\n\n',
    );
    expect(error).toBeUndefined();
    expect(events).toEqual([
      { event: 'delta', text: 'The ri' },
      { event: 'delta', text: 'ver' },
      { event: 'restart' },
      { event: 'done', reply: { degraded: false } },
    ]);
    expect(seen).toMatchObject([{ url: '/v1/conversations/c1/messages', body: '{"content":"Where?"}' }]);
  });

  it('fails with the problem that comes instead of an end', async () => {
    const { error } = await saying(
      'event: error\ndata: {"status":503,"code":"no_provider","detail":"Nobody."}\n\n',
    );
    expect(error).toMatchObject({ name: 'Problem', status: 503, code: 'no_provider' });
  });

  it('ends with the reason of a reader who aborts', async () => {
    const leaving = new AbortController();
    await using house = await scriptedServer((response) =>
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write(DELTAS),
    );
    const answer = createClient({ baseUrl: house.url }).say('c1', 'Where?', { signal: leaving.signal });
    await answer.next();
    await answer.next();
    const next = answer.next();
    leaving.abort(new Error('left'));
    await expect(next).rejects.toThrow('left');
  });

  it('fails when it breaks off', async () => {
    expect((await saying('')).error).toBeInstanceOf(Unreachable);
  });
});
