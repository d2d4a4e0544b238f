import { describe, expect, it } from '@jest/globals';
import { breakOff, json, problem, scriptedServer } from '../test/scripted-server.ts';
import { createClient, Problem, Unreachable } from './index.ts';

const LOG_IN = { body: { email: 'ada@example.org', password: 'secret' } };
const NEW = { body: { title: 'Swim' } };
const AT = { path: { id: 't1' } };

type Script = Parameters<typeof scriptedServer>[0];
type Answer = Parameters<Script>[0];
/** Fails so often, then answers well. */
const failing =
  (count: number, fail: (response: Answer) => void): Script =>
  (response, _, seen) =>
    seen.length <= count ? fail(response) : json(response, 200, { id: 't1' });
const busy = (response: Answer) => problem(response, 503, 'service_unavailable', { 'retry-after': '0' });

describe('a request', () => {
  it.each([
    ['whose connection breaks', breakOff],
    ['that finds a busy house', busy],
    [
      'that comes too often',
      (response: Answer) => problem(response, 429, 'rate_limited', { 'retry-after': '0' }),
    ],
  ])('%s is never sent twice without a key', async (_, fail) => {
    await using house = await scriptedServer(failing(1, fail));
    const odyssey = createClient({ baseUrl: house.url });
    await expect(odyssey.call('Session_begin', LOG_IN)).rejects.toThrow();
    await expect(
      createClient({ baseUrl: house.url, retries: 9 }).call('Session_begin', LOG_IN),
    ).resolves.toMatchObject({ status: 200 });
    expect(house.seen).toHaveLength(2);
  });

  it('that changes or removes is not, either', async () => {
    await using house = await scriptedServer(breakOff);
    const odyssey = createClient({ baseUrl: house.url });
    await expect(odyssey.call('Tasks_update', { ...AT, ifMatch: '*', body: {} })).rejects.toThrow(
      Unreachable,
    );
    await expect(odyssey.call('Tasks_remove', { ...AT, ifMatch: '*' })).rejects.toThrow(Unreachable);
    expect(house.seen.map(({ method }) => method)).toEqual(['PATCH', 'DELETE']);
  });

  it.each([
    ['whose connection breaks', breakOff],
    ['that finds a busy house', busy],
    [
      'whose own first try is still at work',
      (response: Answer) => problem(response, 409, 'idempotency_in_flight'),
    ],
  ])('%s is sent again with the same key', async (_, fail) => {
    await using house = await scriptedServer(failing(2, fail));
    const { data } = await createClient({ baseUrl: house.url }).call('Tasks_create', NEW);
    expect(data.id).toBe('t1');
    const keys = house.seen.map(({ headers }) => headers['idempotency-key']);
    expect(keys).toEqual([expect.stringMatching(/^[0-9a-f]{32}$/), keys[0], keys[0]]);
    expect(new Set(house.seen.map(({ body }) => body)).size).toBe(1);
  });

  it('has a key of its own, or the one that its caller gives', async () => {
    await using house = await scriptedServer((response) => json(response, 201, {}));
    const odyssey = createClient({ baseUrl: house.url });
    await odyssey.call('Tasks_create', NEW);
    await odyssey.call('Tasks_create', NEW);
    await odyssey.call('Tasks_create', { ...NEW, idempotencyKey: 'mine' });
    const [one, other, given] = house.seen.map(({ headers }) => headers['idempotency-key']);
    expect(one).not.toBe(other);
    expect(given).toBe('mine');
  });

  it('that only reads is sent again, so often and no oftener', async () => {
    await using house = await scriptedServer(busy);
    await expect(createClient({ baseUrl: house.url, retries: 2 }).call('Tasks_list')).rejects.toMatchObject({
      code: 'service_unavailable',
    });
    expect(house.seen).toHaveLength(3);
  });

  it.each([400, 404, 409, 422, 500])('that is answered %d is not sent again', async (status) => {
    await using house = await scriptedServer((response) => problem(response, status, 'not_found'));
    await expect(createClient({ baseUrl: house.url }).call('Tasks_list')).rejects.toThrow(Problem);
    expect(house.seen).toHaveLength(1);
  });

  it('whose answer breaks off in the middle has failed, and is sent again', async () => {
    await using house = await scriptedServer((response, _, seen) => {
      if (seen.length > 1) return json(response, 200, { items: ['whole'] });
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
      response.write('{"items":', () => breakOff(response));
    });
    const { data } = await createClient({ baseUrl: house.url }).call('Tasks_list');
    expect(data).toEqual({ items: ['whole'] });
  });

  it('waits as long as it is told to', async () => {
    await using house = await scriptedServer(
      failing(1, (response) => problem(response, 429, 'rate_limited', { 'retry-after': '1' })),
    );
    const began = performance.now();
    await createClient({ baseUrl: house.url }).call('Tasks_list');
    expect(performance.now() - began).toBeGreaterThan(1_000);
  });

  it('does not wait for a time that lies behind its own end', async () => {
    await using house = await scriptedServer((response) =>
      problem(response, 429, 'rate_limited', { 'retry-after': '60' }),
    );
    const call = createClient({ baseUrl: house.url, timeoutMs: 30_000 }).call('Tasks_list');
    await expect(call).rejects.toMatchObject({ code: 'rate_limited', retryAfter: 60 });
    expect(house.seen).toHaveLength(1);
  });

  it('ends in time when nothing comes, and says how to get more of it', async () => {
    await using house = await scriptedServer(() => undefined);
    const call = createClient({ baseUrl: house.url }).call('Tasks_list', { timeoutMs: 100 });
    await expect(call).rejects.toThrow(`${house.url} did not answer within 0.1 s; give timeoutMs for longer`);
  });

  it('ends at once when its caller aborts: on the way, and between two tries', async () => {
    const leaving = new AbortController();
    await using silent = await scriptedServer(() => leaving.abort(new Error('left')));
    const onTheWay = createClient({ baseUrl: silent.url }).call('Tasks_list', { signal: leaving.signal });
    await expect(onTheWay).rejects.toThrow('left');

    const later = new AbortController();
    await using full = await scriptedServer((response) => {
      response.on('close', () => later.abort(new Error('left later')));
      problem(response, 429, 'rate_limited', { 'retry-after': '20' });
    });
    const between = createClient({ baseUrl: full.url }).call('Tasks_list', { signal: later.signal });
    await expect(between).rejects.toThrow('left later');
    expect(full.seen).toHaveLength(1);
  });
});
