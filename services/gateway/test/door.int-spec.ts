import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestService, waitUntil } from '@odyssey/testing';
import { aGateway, closeAll, until } from './a-gateway.ts';
import { head, RawClient } from './raw-client.ts';
import { anEndlessUpstream, answering, anUpstream, rawRequest, type Upstream } from './upstream.ts';

const MIB = 1_048_576;
const impatient = {
  ODYSSEY_EDGE_HEADERS_SECONDS: '1',
  ODYSSEY_EDGE_BODY_SECONDS: '1',
  ODYSSEY_EDGE_UPLOAD_SECONDS: '2',
  ODYSSEY_EDGE_STALL_SECONDS: '1',
  ODYSSEY_EDGE_CONNECTIONS_PER_NETWORK: '12',
};

let upstream: Upstream;
let door: TestService;
beforeAll(async () => {
  upstream = await anUpstream(answering(200, { ok: true }));
  door = await aGateway(upstream, impatient);
});
afterAll(async () => {
  await door.close();
  await upstream.close();
});
afterEach(closeAll);

const aClient = async (url = door.url, from?: string) => until(await RawClient.to(url, from));
const wellFrom = async (from: string) =>
  (await rawRequest(door.url, '/v1/tasks', { localAddress: from })).status;

describe('a request that is too large', () => {
  it.each([
    [
      'headers of more than 16 KiB',
      head('GET /v1/tasks', { 'x-much': 'a'.repeat(17_000) }),
      431,
      'headers_too_large',
    ],
    [
      'more than a hundred headers',
      head('GET /v1/tasks', Object.fromEntries(Array.from({ length: 150 }, (_, i) => [`x-${i}`, '1']))),
      431,
      'headers_too_large',
    ],
    [
      'an address of more than 8,000 characters',
      head(`GET /v1/tasks?q=${'a'.repeat(8_100)}`),
      414,
      'address_too_long',
    ],
    ['a request line without end', `GET /v1/tasks?q=${'a'.repeat(20_000)}`, 431, 'headers_too_large'],
  ])('is refused for %s, and no service hears of it', async (_what, request, status, code) => {
    const before = upstream.seen.length;
    const client = await aClient();
    client.write(request);
    await client.until('it is answered', () => client.statuses.length === 1);
    expect(client.received).toContain(`"code":"${code}"`);
    expect(client.statuses).toEqual([status]);
    expect(upstream.seen.length).toBe(before);
  });
});

describe('a slow caller', () => {
  it('who sends headers byte by byte is cut off, while others are served', async () => {
    const client = await aClient();
    const started = performance.now();
    let at = 0;
    const drip = setInterval(
      () => client.write('GET /v1/tasks HTTP/1.1\r\nx-slow: aaaaaaaaaaaaaaa'[at++ % 40] ?? ''),
      50,
    );
    try {
      expect(await wellFrom('127.9.0.1')).toBe(200);
      await client.until('it is cut', () => client.closed);
    } finally {
      clearInterval(drip);
    }
    expect(performance.now() - started).toBeLessThan(4_000);
    expect(client.received).toMatch(/^HTTP\/1\.1 408 .*"The request took too long to arrive\."/s);
  });

  it('who connects and says nothing is cut off', async () => {
    const client = await aClient();
    await client.until('it is cut', () => client.closed);
  });

  it('who sends a body byte by byte is cut off, and no service hears of it', async () => {
    const before = upstream.seen.length;
    const client = await aClient();
    client.write(head('POST /v1/tasks', { 'content-type': 'application/json', 'content-length': '1000' }));
    const drip = setInterval(() => client.write(' '), 50);
    try {
      await client.until('it is cut', () => client.closed);
    } finally {
      clearInterval(drip);
    }
    expect(client.received).toMatch(/^HTTP\/1\.1 408 .*connection: close.*did not arrive within 1 s/is);
    expect(upstream.seen.length).toBe(before);
  });

  it('who sends a form slowly has longer, and not for ever', async () => {
    const client = await aClient();
    const headers = { 'content-type': 'multipart/form-data; boundary=x', 'content-length': '100000' };
    client.write(head('POST /v1/media', headers));
    const drip = setInterval(() => client.write('a'), 50);
    try {
      expect(await client.until('it is cut', () => client.closed)).toBeGreaterThan(1_500);
    } finally {
      clearInterval(drip);
    }
  });

  it('who does not read the answer is cut off, and costs no memory meanwhile', async () => {
    const endless = until(await anEndlessUpstream());
    const patient = until(await aGateway(endless, impatient));
    const client = await aClient(patient.url);
    client.socket.pause();
    client.write(head('GET /v1/media/1/content'));
    await waitUntil(() => endless.told.toStop, { within: 8_000, what: 'the service is told to stop' });
    // What fits into the kernel's buffers of two connections, and our own few.
    expect(endless.told.bytes).toBeLessThan(32 * MIB);
    client.socket.resume();
    await client.until('it is cut', () => client.closed);
  });

  it('who reads slowly but steadily gets the whole answer', async () => {
    const large = until(await anUpstream(answering(200, { text: 'x'.repeat(24 * MIB) })));
    const patient = until(await aGateway(large, impatient));
    const client = await aClient(patient.url);
    client.write(head('GET /v1/tasks', { connection: 'close' }));
    let pause = 2 * MIB;
    client.socket.on('data', () => {
      if (client.bytes < pause) return;
      pause += 2 * MIB;
      client.socket.pause();
      setTimeout(() => client.socket.resume(), 200);
    });
    const took = await client.until('it is over', () => client.closed, 20_000);
    expect(took).toBeGreaterThan(2_000);
    expect(client.bytes).toBeGreaterThan(24 * MIB);
  });
});

describe('a body that is refused before it is there', () => {
  it.each([
    ['announced larger than is taken', '/v1/tasks', 'application/json', 64 * MIB, 413],
    ['for no service', '/v1/nothing', 'multipart/form-data; boundary=x', 8 * MIB, 404],
    ['by its service', '/v1/media', 'multipart/form-data; boundary=x', 8 * MIB, 403],
  ])('%s: a caller who goes on sending hears why', async (_what, path, type, length, status) => {
    const hasty = until(
      await anUpstream((_incoming, response) => {
        response.writeHead(403, { 'content-type': 'application/problem+json' }).end('{"code":"forbidden"}');
      }),
    );
    const own = until(await aGateway(hasty));
    const client = await aClient(own.url);
    const part = Buffer.alloc(64 * 1024, 'x');
    client.write(head(`POST ${path}`, { 'content-type': type, 'content-length': String(length) }));
    client.socket.write(part);
    await client.until('it is answered', () => client.statuses.length === 1);
    for (let sent = 0; sent < 8 * MIB && !client.closed; sent += part.length)
      await new Promise<void>((resolve) => client.socket.write(part, () => resolve()));
    expect(client.socket.errored).toBeNull();
    expect(client.statuses).toEqual([status]);
  });
});

describe('connections', () => {
  it('are bounded for one network, and nobody else goes short', async () => {
    const own = until(
      await aGateway(upstream, { ODYSSEY_EDGE_CONNECTIONS_PER_NETWORK: '6', ODYSSEY_EDGE_CONNECTIONS: '50' }),
    );
    const greedy = await Promise.all(Array.from({ length: 30 }, () => aClient(own.url, '127.9.1.1')));
    const refused = () => greedy.filter(({ closed }) => closed);
    await waitUntil(() => refused().length === 24, { within: 5_000, what: 'all but six are refused' });
    for (const one of refused()) expect(one.received).toMatch(/^HTTP\/1\.1 503 .*retry-after: 1/is);
    expect((await rawRequest(own.url, '/v1/tasks', { localAddress: '127.9.1.2' })).status).toBe(200);
    for (const one of greedy) await one.close();
    await waitUntil(
      async () => (await rawRequest(own.url, '/v1/tasks', { localAddress: '127.9.1.1' })).status === 200,
      { within: 5_000, what: 'the network may come again' },
    );
  });

  it('are bounded in all', async () => {
    const own = until(await aGateway(upstream, { ODYSSEY_EDGE_CONNECTIONS: '3' }));
    const first = await Promise.all([1, 2, 3].map((i) => aClient(own.url, `127.9.2.${i}`)));
    const late = await aClient(own.url, '127.9.2.9');
    await late.until('it is dropped', () => late.closed);
    await first[0]?.close();
    await waitUntil(
      async () =>
        (await rawRequest(own.url, '/v1/tasks', { localAddress: '127.9.2.8' }).catch(() => undefined))
          ?.status === 200,
      { within: 5_000, what: 'there is a place again' },
    );
  });

  it('carry requests one after the other, also when they are sent at once', async () => {
    const client = await aClient();
    client.write(Array.from({ length: 20 }, (_, i) => head(`GET /v1/tasks?i=${i}`)).join(''));
    await client.until('all are answered', () => client.statuses.length === 20);
    expect(new Set(client.statuses)).toEqual(new Set([200]));
    const left = [...client.received.matchAll(/"network";r=(\d+)/g)].map(([, r]) => Number(r));
    expect(left).toEqual(left.toSorted((a, b) => b - a));
    expect(new Set(left).size).toBe(20);
  });

  it('speak HTTP/1.1 and nothing else', async () => {
    const upgrading = await aClient();
    upgrading.write(
      head('GET /v1/tasks', {
        connection: 'Upgrade, HTTP2-Settings',
        upgrade: 'h2c',
        'http2-settings': 'AAMAAABkAAQCAAAAAAIAAAAA',
      }),
    );
    await upgrading.until('it is answered', () => upgrading.statuses.length === 1);
    expect(upgrading.statuses).toEqual([200]);
    const prior = await aClient();
    prior.write('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n');
    await prior.until('it is refused', () => prior.closed);
    expect(prior.statuses).toEqual([400]);
  });
});

describe('a caller who has left', () => {
  it('is not waited for: the service hears of it before it has said a word', async () => {
    let arrived = false;
    let left = false;
    const thinking = until(
      await anUpstream((incoming) => {
        arrived = true;
        incoming.on('close', () => {
          left = true;
        });
        incoming.socket.on('close', () => {
          left = true;
        });
      }),
    );
    const own = until(await aGateway(thinking));
    const client = await aClient(own.url);
    client.write(head('GET /v1/tasks'));
    await waitUntil(() => arrived, { within: 3_000, what: 'the service has the request' });
    left = false;
    await client.close();
    await waitUntil(() => left, { within: 3_000, what: 'the service hears that nobody waits' });
  });
});
