import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer as createTcpServer } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { waitUntil } from '@odyssey/testing';
import { Proxies } from '../../test/proxies.ts';
import { head, RawClient } from '../../test/raw-client.ts';
import { answering, anUpstream, rawRequest } from '../../test/upstream.ts';

const proxies = new Proxies();
const opened = proxies.opened.bind(proxies);
const aGateway = proxies.listen.bind(proxies);
afterEach(() => proxies.closeAll());

const codeOf = (body: string) => (JSON.parse(body) as { code: string }).code;

describe('the proxy', () => {
  it('passes the request and the answer on, byte for byte', async () => {
    const upstream = opened(
      await anUpstream(answering(201, { id: 1 }, { etag: '"1"', location: '/v1/tasks/1' })),
    );
    const gateway = await aGateway(upstream.url);
    const body = '{ "title":  "Walk the river loop" }';
    const answer = await fetch(`${gateway}/v1/tasks?b=2&a=%20x`, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json; charset=utf-8',
        authorization: 'Bearer t',
        'idempotency-key': 'k',
      },
    });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('etag')).toBe('"1"');
    expect(answer.headers.get('location')).toBe('/v1/tasks/1');
    expect(await answer.json()).toEqual({ id: 1 });
    expect(upstream.seen[0]).toMatchObject({
      method: 'POST',
      url: '/v1/tasks?b=2&a=%20x',
      headers: {
        authorization: 'Bearer t',
        'idempotency-key': 'k',
        'content-type': 'application/json; charset=utf-8',
        'x-request-id': 'req-1',
        'x-forwarded-for': '203.0.113.7',
      },
    });
    expect(upstream.seen[0]?.body.toString()).toBe(body);
  });

  it.each(['PATCH', 'PUT', 'DELETE', 'POST'])('passes %s without a body', async (method) => {
    const upstream = opened(await anUpstream(answering(200, {})));
    const gateway = await aGateway(upstream.url);
    expect((await fetch(`${gateway}/v1/tasks/1`, { method, headers: { 'if-match': '"1"' } })).status).toBe(
      200,
    );
    expect(upstream.seen[0]).toMatchObject({ method, headers: { 'if-match': '"1"' } });
  });

  it('takes Expect: 100-continue, as curl sends it', async () => {
    const upstream = opened(await anUpstream(answering(200, {})));
    const gateway = await aGateway(upstream.url);
    const headers = { expect: '100-continue', 'content-type': 'application/json' };
    expect(
      (await rawRequest(gateway, '/v1/tasks', { method: 'POST', headers, body: [Buffer.from('{}')] })).status,
    ).toBe(200);
    expect(upstream.seen[0]?.headers).not.toHaveProperty('expect');
  });

  it.each([
    ['/internal/user-data/1', 404],
    ['/v1/internal/user-data/1', 404],
    ['/v1/unknown', 404],
    ['/v1/tasks/../../internal/user-data/1', 400],
    ['/v1/tasks/%2e%2e/%2e%2e/internal/user-data/1', 400],
    ['/v1/tasks/..%2f..%2finternal', 400],
    ['/v1/tasks/..%5c..%5cinternal', 400],
  ])('never reaches a service by %s', async (path, status) => {
    const upstream = opened(await anUpstream(answering(200, {})));
    const gateway = await aGateway(upstream.url);
    expect((await rawRequest(gateway, path)).status).toBe(status);
    expect(upstream.seen).toEqual([]);
  });

  it('asks a slow service for so much at once and sheds the rest, while the others are reached', async () => {
    const held: ServerResponse[] = [];
    const slow = opened(
      await anUpstream((incoming, response) => {
        if (incoming.url === '/v1/tasks') held.push(response);
        else response.end('{}');
      }),
    );
    const gateway = await aGateway(slow.url, 20_000);
    const answers = Array.from({ length: 300 }, () => rawRequest(gateway, '/v1/tasks'));
    const shed = await Promise.race(answers);
    expect([shed.status, shed.headers['retry-after']]).toEqual([503, '1']);
    expect(held.length).toBe(256);
    expect((await rawRequest(gateway, '/v1/memories')).status).toBe(200);
    for (const response of held) response.end('{}');
    const statuses = Map.groupBy(await Promise.all(answers), ({ status }) => status);
    expect([statuses.get(200)?.length, statuses.get(503)?.length]).toEqual([256, 44]);
    expect(await rawRequest(gateway, '/v1/memories')).toMatchObject({ status: 200 });
  });

  it('reaches the rest of auth while there are more log-ins than it looks at', async () => {
    const held: ServerResponse[] = [];
    const hashing = opened(
      await anUpstream((incoming, response) => {
        if (incoming.url === '/v1/auth/login') held.push(response);
        else response.end('{}');
      }),
    );
    const gateway = await aGateway(hashing.url, 20_000);
    const sent = (text: string) => ({
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: [Buffer.from(text)],
    });
    const answers = Promise.allSettled(
      Array.from({ length: 300 }, () => rawRequest(gateway, '/v1/auth/login', sent('{}'))),
    );
    await waitUntil(() => held.length === 256, { within: 5_000, what: 'as many as may are at the service' });
    expect((await rawRequest(gateway, '/v1/auth/refresh', sent('{}'))).status).toBe(200);
    expect((await rawRequest(gateway, '/v1/auth/me')).status).toBe(200);
    for (const response of held) response.end('{}');
    await answers;
  });

  it.each([
    ['models that think', '/v1/conversations/1/messages', 'application/json', '{}'],
    ['files that come slowly', '/v1/media', 'multipart/form-data; boundary=x', '--x--'],
  ])('reaches the rest of a service while there are many %s', async (_what, path, type, text) => {
    const held: ServerResponse[] = [];
    const thinking = opened(
      await anUpstream((incoming, response) => {
        if (incoming.method === 'POST') held.push(response);
        else response.end('{}');
      }),
    );
    const gateway = await aGateway(thinking.url, 20_000);
    const sent = { method: 'POST', headers: { 'content-type': type }, body: [Buffer.from(text)] };
    const answers = Promise.allSettled(
      Array.from({ length: 300 }, async () => (await rawRequest(gateway, path, sent)).status),
    );
    await waitUntil(() => held.length >= 256, { within: 5_000, what: 'they are on their way' });
    expect((await rawRequest(gateway, path.replace('/messages', ''))).status).toBe(200);
    await waitUntil(() => held.length === 300, { within: 5_000, what: 'all are at the service' });
    for (const response of held) response.end('{}');
    const statuses = (await answers).map((one) => (one.status === 'fulfilled' ? one.value : one.reason));
    expect(new Set(statuses)).toEqual(new Set([200]));
  });

  it('is held up by nobody who announces bodies and sends none', async () => {
    const upstream = opened(await anUpstream(answering(200, {})));
    const gateway = await aGateway(upstream.url);
    const silent = await Promise.all(Array.from({ length: 300 }, () => RawClient.to(gateway)));
    for (const one of silent) {
      opened(one);
      one.write(head('POST /v1/tasks', { 'content-type': 'application/json', 'content-length': '10' }));
    }
    // A request after theirs: they have arrived.
    expect((await rawRequest(gateway, '/v1/memories')).status).toBe(200);
    expect((await rawRequest(gateway, '/v1/tasks')).status).toBe(200);
    for (const one of silent.slice(0, 100)) await one.close();
    silent[150]?.write('0123456789');
    await silent[150]?.until('its body is passed on', () => silent[150]?.statuses[0] === 200);
  });

  it('reads so many bodies of one network at once, and nobody else waits for them', async () => {
    const upstream = opened(await anUpstream(answering(200, {})));
    // Its doors' clock stands still: a burst that a busy machine is slow with is no overload.
    const gateway = await aGateway(upstream.url, 5_000, { now: () => 0 });
    const started = 'content-type: application/json\r\ncontent-length: 2\r\n\r\n';
    const slow = await Promise.all(Array.from({ length: 520 }, () => RawClient.to(gateway)));
    for (const one of slow) opened(one).write(`POST /v1/tasks HTTP/1.1\r\nhost: localhost\r\n${started}`);
    const answered = () => slow.flatMap(({ statuses }) => statuses);
    await waitUntil(() => answered().length === 8, {
      within: 3_000,
      what: 'the line of the network is full',
    });
    expect(new Set(answered())).toEqual(new Set([429]));
    const other = { method: 'POST', headers: { 'x-from': '198.51.100.1' }, body: [Buffer.from('{}')] };
    expect((await rawRequest(gateway, '/v1/tasks', other)).status).toBe(200);
    for (const one of slow) one.write('{}');
    await waitUntil(() => answered().filter((status) => status === 200).length === 512, {
      within: 5_000,
      what: 'all that were in the line are answered',
    });
  });

  it('says upstream_unavailable when nobody listens', async () => {
    const upstream = await anUpstream(answering(200, {}));
    await upstream.close();
    const answer = await rawRequest(await aGateway(upstream.url), '/v1/tasks');
    expect(answer.status).toBe(503);
    expect(codeOf(answer.body)).toBe('upstream_unavailable');
    expect(answer.headers['retry-after']).toBe('1');
  });

  it('says upstream_unavailable when the service resets the connection, after one more try where that is harmless', async () => {
    let connections = 0;
    const resetting = createTcpServer((socket) => {
      connections += 1;
      socket.once('data', () => socket.resetAndDestroy());
    });
    await new Promise<void>((resolve) => resetting.listen(0, '127.0.0.1', resolve));
    opened({ close: () => new Promise((resolve) => resetting.close(resolve)) });
    const gateway = await aGateway(`http://127.0.0.1:${(resetting.address() as AddressInfo).port}`);
    const read = await rawRequest(gateway, '/v1/tasks');
    expect([read.status, codeOf(read.body), connections]).toEqual([503, 'upstream_unavailable', 2]);
    const headers = { 'content-type': 'application/json' };
    const write = await rawRequest(gateway, '/v1/tasks', {
      method: 'POST',
      headers,
      body: [Buffer.from('{}')],
    });
    expect([write.status, codeOf(write.body), connections]).toEqual([503, 'upstream_unavailable', 3]);
    const keyed = { headers: { ...headers, 'idempotency-key': 'k' }, body: [Buffer.from('{}')] };
    await rawRequest(gateway, '/v1/tasks?x=1', { method: 'POST', ...keyed });
    expect(connections).toBe(5);
    // A second access token would be made, which nobody knows: this route looks at no key.
    await rawRequest(gateway, '/v1/auth/tokens', { method: 'POST', ...keyed });
    expect(connections).toBe(6);
  });

  it('waits for a hanging service as long as its patience and no longer', async () => {
    const gateway = await aGateway(opened(await anUpstream(() => undefined)).url);
    const started = performance.now();
    const answer = await rawRequest(gateway, '/v1/tasks');
    expect(performance.now() - started).toBeLessThan(3_000);
    expect([answer.status, codeOf(answer.body)]).toEqual([503, 'upstream_timeout']);
    expect(answer.headers['retry-after']).toBe('5');
  });

  it("passes a service's own 503 on at once, without asking it again", async () => {
    const upstream = opened(
      await anUpstream(answering(503, { code: 'service_unavailable' }, { 'retry-after': '7' })),
    );
    const answer = await rawRequest(await aGateway(upstream.url), '/v1/tasks');
    expect([answer.status, answer.headers['retry-after'], upstream.seen.length]).toEqual([503, '7', 1]);
  });

  it('breaks its answer off where the service broke off, so that nobody takes it for whole', async () => {
    const upstream = opened(
      await anUpstream((_incoming, response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.write('{"items":[', () => response.destroy());
      }),
    );
    await expect(rawRequest(await aGateway(upstream.url), '/v1/tasks')).rejects.toThrow();
  });

  it('passes a slow stream on piece by piece, and ends it at the service when the reader leaves', async () => {
    let left: () => void = () => undefined;
    const gone = new Promise<void>((resolve) => {
      left = resolve;
    });
    const pieces: (() => void)[] = [];
    const upstream = opened(
      await anUpstream((_incoming, response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        response.on('close', left);
        response.write(': hello\n\n');
        for (const id of [1, 2, 3]) pieces.push(() => response.write(`id: ${id}\ndata: {}\n\n`));
      }),
    );
    const abort = new AbortController();
    const answer = await fetch(`${await aGateway(upstream.url)}/v1/notifications/stream`, {
      signal: abort.signal,
    });
    expect(answer.headers.get('content-type')).toBe('text/event-stream');
    const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
    const next = async () => new TextDecoder().decode((await reader.read()).value);
    expect(await next()).toBe(': hello\n\n');
    for (const id of [1, 2, 3]) {
      pieces[id - 1]?.();
      expect(await next()).toBe(`id: ${id}\ndata: {}\n\n`);
    }
    abort.abort();
    await gone;
  });

  it('refuses a body over 1 MiB whether it is announced or not', async () => {
    const upstream = opened(await anUpstream(answering(200, {})));
    const gateway = await aGateway(upstream.url);
    const half = Buffer.alloc(600_000, 32);
    const headers = { 'content-type': 'application/json' };
    const announced = { ...headers, 'content-length': '1200000' };
    for (const given of [headers, announced]) {
      const answer = await rawRequest(gateway, '/v1/tasks', {
        method: 'POST',
        headers: given,
        body: [half, half],
      });
      expect([answer.status, answer.headers.connection]).toEqual([413, 'close']);
    }
    expect(upstream.seen).toEqual([]);
  });

  it('streams a form of many megabytes through, and stops one that is over the limit', async () => {
    const upstream = opened(await anUpstream(answering(201, { id: 1 })));
    const gateway = await aGateway(upstream.url);
    const headers = { 'content-type': 'multipart/form-data; boundary=x', 'transfer-encoding': 'chunked' };
    const mib = Buffer.alloc(1_048_576, 120);
    const fits = await rawRequest(gateway, '/v1/media', {
      method: 'POST',
      headers,
      body: Array<Buffer>(25).fill(mib),
    });
    expect(fits.status).toBe(201);
    expect(upstream.seen[0]?.body.length).toBe(25 * 1_048_576);
    expect(upstream.seen[0]?.headers['content-type']).toBe('multipart/form-data; boundary=x');
    const over = await rawRequest(gateway, '/v1/media', {
      method: 'POST',
      headers,
      body: Array<Buffer>(27).fill(mib),
    });
    expect(over.status).toBe(413);
    // On a busy machine this takes so long that the service is asked whether it lives.
    expect(upstream.seen.filter(({ url }) => url === '/v1/media')).toHaveLength(1);
  });

  it("passes a service's 413 on although the body is still under way", async () => {
    const upstream = opened(
      await anUpstream((incoming, response) => {
        incoming.once('data', () => {
          response.writeHead(413, { 'content-type': 'application/problem+json' });
          response.end(JSON.stringify({ code: 'media_too_large' }));
        });
      }),
    );
    const headers = { 'content-type': 'multipart/form-data; boundary=x', 'transfer-encoding': 'chunked' };
    const mib = Buffer.alloc(1_048_576, 120);
    const answer = await rawRequest(await aGateway(upstream.url), '/v1/media', {
      method: 'POST',
      headers,
      body: Array<Buffer>(8).fill(mib),
    });
    expect([answer.status, codeOf(answer.body)]).toEqual([413, 'media_too_large']);
  });
});
