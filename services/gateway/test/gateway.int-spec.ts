import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@odyssey/platform';
import type { TestService } from '@odyssey/testing';
import { aGateway, closeAll, until } from './a-gateway.ts';
import { answering, anUpstream, rawRequest, type Upstream } from './upstream.ts';

let upstream: Upstream;
let door: TestService;
beforeAll(async () => {
  upstream = await anUpstream(answering(200, { ok: true }));
  door = await aGateway(upstream);
});
afterAll(async () => {
  await door.close();
  await upstream.close();
});
afterEach(closeAll);

const last = () => upstream.seen.at(-1);

describe('a request through the gateway', () => {
  it('carries its id and its trace to the service and back', async () => {
    const requestId = `test-${newId()}`;
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const answer = await fetch(`${door.url}/v1/tasks`, {
      headers: { 'x-request-id': requestId, traceparent },
    });
    expect(answer.headers.get('x-request-id')).toBe(requestId);
    expect(last()?.headers['x-request-id']).toBe(requestId);
    expect(last()?.headers.traceparent).toMatch(/^00-0af7651916cd43dd8448eb211c80319c-[0-9a-f]{16}-01$/);
    expect(last()?.headers.traceparent).not.toBe(traceparent);
  });

  it('gets an id and a trace when it has none, or a harmful one', async () => {
    for (const headers of [{}, { 'x-request-id': 'a b\tc', traceparent: 'nonsense' }]) {
      const answer = await fetch(`${door.url}/v1/tasks`, { headers });
      expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
      expect(last()?.headers['x-request-id']).toBe(answer.headers.get('x-request-id'));
      expect(last()?.headers.traceparent).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
    }
  });

  it('cannot say where it comes from or who it is', async () => {
    const forged = {
      'x-forwarded-for': '203.0.113.7',
      'x-real-ip': '203.0.113.7',
      forwarded: 'for=203.0.113.7',
      'x-user-id': 'somebody',
      cookie: 'a=b',
    };
    await fetch(`${door.url}/v1/tasks`, { headers: forged });
    expect(last()?.headers['x-forwarded-for']).toBe('127.0.0.1');
    for (const name of ['x-real-ip', 'forwarded', 'x-user-id', 'cookie'])
      expect(last()?.headers).not.toHaveProperty(name);
  });

  it('has five minutes to arrive, however slowly it is sent', () => {
    expect(door.app.getHttpServer().requestTimeout).toBe(300_000);
  });

  it('is told how long its connection is kept, which is kept a little longer', async () => {
    const { headers } = await fetch(`${door.url}/v1/tasks`);
    expect(headers.get('keep-alive')).toMatch(/^timeout=72\b/);
    expect(door.app.getHttpServer().keepAliveTimeout).toBe(72_000);
    expect(door.app.getHttpServer().keepAliveTimeoutBuffer).toBe(5_000);
  });

  it('brings security headers home with the answer', async () => {
    const { headers } = await fetch(`${door.url}/v1/tasks`);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('strict-transport-security')).toBeNull();
  });

  it('reaches the public keys of auth', async () => {
    await fetch(`${door.url}/.well-known/jwks.json`);
    expect(last()?.url).toBe('/.well-known/jwks.json');
  });
});

describe('what is not there', () => {
  it.each([
    '/internal/user-data/1',
    '/internal/service-tokens',
    '/v1/unknown',
    '/v1/auth%2f..%2f..%2finternal',
    '/nowhere',
    '/v1',
  ])('%s is a problem+json, and no service hears of it', async (path) => {
    const before = upstream.seen.length;
    const { status, headers, body } = await rawRequest(door.url, path);
    expect([status, headers['content-type']]).toEqual([404, 'application/problem+json; charset=utf-8']);
    const problem = JSON.parse(body) as Record<string, unknown>;
    expect(problem).toMatchObject({
      code: 'not_found',
      status: 404,
      instance: path,
      traceId: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    expect(problem.type).toMatch(/\/errors\/not_found$/);
    expect(upstream.seen.length).toBe(before);
  });

  it('is said for addresses that cannot be read, too', async () => {
    const { status, headers, body } = await rawRequest(door.url, '/v1/tasks/%ff');
    expect([status, headers['content-type']]).toEqual([400, 'application/problem+json; charset=utf-8']);
    expect(JSON.parse(body)).toMatchObject({ code: 'malformed_request' });
  });

  it('is a service that does not answer', async () => {
    const gone = await anUpstream(answering(200, {}));
    await gone.close();
    // Waiting for a service that restarts is for restarts.spec.ts.
    const alone = until(await aGateway(gone, { ODYSSEY_EDGE_RESTART_SECONDS: '1' }));
    const answer = await fetch(`${alone.url}/v1/tasks`);
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1']);
    expect(await answer.json()).toMatchObject({
      code: 'upstream_unavailable',
      instance: '/v1/tasks',
      status: 503,
    });
    expect((await fetch(`${alone.url}/readyz`)).status).toBe(200);
  });

  it('is a body over the limit', async () => {
    const headers = { 'content-type': 'application/json' };
    const half = Buffer.alloc(600_000, 32);
    const { status, body } = await rawRequest(door.url, '/v1/tasks', {
      method: 'POST',
      headers,
      body: [half, half],
    });
    expect([status, JSON.parse(body).code]).toEqual([413, 'body_too_large']);
  });
});

describe('a stop', () => {
  it('lets what is in flight finish, and takes nothing more', async () => {
    const held: (() => void)[] = [];
    const slow = until(
      await anUpstream((_incoming, response) => {
        held.push(() => response.end('true}'));
        response.writeHead(200, { 'content-type': 'application/json' });
        response.write('{"late":');
      }),
    );
    const leaving = await aGateway(slow);
    const answer = await fetch(`${leaving.url}/v1/tasks`);
    const closed = leaving.close();
    held[0]?.();
    expect(await answer.json()).toEqual({ late: true });
    await closed;
    await expect(fetch(`${leaving.url}/v1/tasks`)).rejects.toThrow();
  });
});
