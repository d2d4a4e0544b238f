import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestService } from '@odyssey/testing';
import { aCountingGateway, aGateway, closeAll, until } from './a-gateway.ts';
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

describe('web pages of other addresses', () => {
  const app = 'https://app.example';
  const preflight = (url: string, origin: string) =>
    fetch(`${url}/v1/tasks`, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type',
      },
    });

  it('may not call the API when none is listed', async () => {
    const answer = await fetch(`${door.url}/v1/tasks`, { headers: { origin: app } });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    expect((await preflight(door.url, app)).headers.get('access-control-allow-origin')).toBeNull();
  });

  it('may when they are listed, and only those', async () => {
    const open = until(await aGateway(upstream, { ODYSSEY_CORS_ORIGINS: `${app}, https://other.example` }));
    const allowed = await preflight(open.url, app);
    expect(allowed.status).toBe(204);
    expect(allowed.headers.get('access-control-allow-origin')).toBe(app);
    expect(allowed.headers.get('access-control-max-age')).toBe('3600');
    expect(allowed.headers.get('access-control-allow-headers')).toContain('Authorization');
    expect(allowed.headers.get('access-control-allow-credentials')).toBeNull();
    const answer = await fetch(`${open.url}/v1/tasks`, { headers: { origin: app } });
    expect(answer.headers.get('access-control-allow-origin')).toBe(app);
    expect(answer.headers.get('access-control-expose-headers')).toContain('ETag');
    expect(answer.headers.get('vary')).toContain('Origin');
    for (const origin of [
      'https://evil.example',
      'null',
      'https://app.example.evil.example',
      'http://app.example',
    ]) {
      expect((await preflight(open.url, origin)).headers.get('access-control-allow-origin')).toBeNull();
      expect(
        (await fetch(`${open.url}/v1/tasks`, { headers: { origin } })).headers.get(
          'access-control-allow-origin',
        ),
      ).toBeNull();
    }
    // An error answered here must be readable by the page, too.
    expect(
      (await fetch(`${open.url}/v1/nothing`, { headers: { origin: app } })).headers.get(
        'access-control-allow-origin',
      ),
    ).toBe(app);
  });

  it.each(['*', 'null', 'app.example', 'https://app.example/path'])(
    'cannot be listed as %s',
    async (origins) => {
      await expect(aGateway(upstream, { ODYSSEY_CORS_ORIGINS: origins })).rejects.toThrow(
        /ODYSSEY_CORS_ORIGINS/,
      );
    },
  );
});

describe.each([
  ['of another address is let in', ''],
  ['but one is let in', 'https://app.example'],
])('where no page %s, a method that is passed to nobody', (_what, origins) => {
  let own: TestService;
  beforeAll(async () => {
    own = await aGateway(upstream, { ODYSSEY_CORS_ORIGINS: origins });
  });
  afterAll(() => own.close());
  const asked = async (method: string, path: string) => {
    const { status, headers, body } = await rawRequest(own.url, path, { method });
    return [status, headers.allow, JSON.parse(body).code];
  };

  it.each(['OPTIONS', 'TRACE', 'PROPFIND', 'SEARCH'])(
    '(%s) is told what the address takes',
    async (method) => {
      const before = upstream.seen.length;
      expect(await asked(method, '/v1/tasks?limit=1')).toEqual([
        405,
        'GET, HEAD, POST',
        'method_not_allowed',
      ]);
      expect(await asked(method, '/v1/auth/login')).toEqual([405, 'POST', 'method_not_allowed']);
      expect(await asked(method, '/.well-known/jwks.json')).toEqual([405, 'GET, HEAD', 'method_not_allowed']);
      expect(await asked(method, '/errors')).toEqual([405, 'GET, HEAD', 'method_not_allowed']);
      for (const path of [
        '/v1/nothing',
        '/v1/tasks/nothing/at/all',
        '/v1',
        '/.well-known/nothing',
        '/nowhere',
      ])
        expect([path, ...(await asked(method, path))]).toEqual([path, 404, undefined, 'not_found']);
      expect(upstream.seen.length).toBe(before);
    },
  );
});

describe('limits of a network', () => {
  // Counters live in the stack's Redis and outlast a run: each test asks from networks of its own.
  const network = () => `2001:db8:${randomBytes(2).toString('hex')}:${randomBytes(2).toString('hex')}::1`;
  const limited = (env: Record<string, string>) =>
    aCountingGateway(upstream, { ODYSSEY_TRUSTED_PROXIES: '127.0.0.1', ...env });
  const ask = (url: string, path: string, from: string, method = 'GET') =>
    fetch(`${url}${path}`, { method, headers: { 'x-forwarded-for': from }, redirect: 'manual' });

  it('hold back who tries many passwords, and nobody else', async () => {
    const strict = until(await limited({ ODYSSEY_LIMIT_AUTH: '3' }));
    const [guesser, neighbour] = [network(), network()];
    const statuses: number[] = [];
    for (const path of [
      '/v1/auth/login',
      '/v1/auth/register',
      '/v1/auth/login?x=1',
      '/v1/auth/login',
      '/v1/auth/register',
    ]) {
      statuses.push((await ask(strict.url, path, guesser, 'POST')).status);
    }
    expect(statuses).toEqual([200, 200, 200, 429, 429]);
    const refused = await ask(strict.url, '/v1/auth/login', guesser, 'POST');
    expect(await refused.json()).toMatchObject({ code: 'rate_limited' });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(refused.headers.get('ratelimit-policy')).toBe('"network";q=1000000;w=60, "auth";q=3;w=60');
    expect(refused.headers.get('ratelimit')).toMatch(/^"network";r=\d+;t=\d+, "auth";r=0;t=\d+$/);
    expect((await ask(strict.url, '/v1/auth/login', neighbour, 'POST')).status).toBe(200);
    expect((await ask(strict.url, '/v1/auth/refresh', guesser, 'POST')).status).toBe(200);
    expect((await ask(strict.url, '/v1/tasks', guesser)).status).toBe(200);
  });

  it('are told with every answer, before those of the service, also where it is an error of ours', async () => {
    const limits = { 'ratelimit-policy': '"read";q=1200;w=60', ratelimit: '"read";r=7;t=9' };
    const service = until(await anUpstream(answering(200, {}, limits)));
    const strict = until(
      await aGateway(service, { ODYSSEY_LIMIT_EDGE: '9', ODYSSEY_TRUSTED_PROXIES: '127.0.0.1' }),
    );
    const from = network();
    const told = async (path: string) => {
      const { status, headers } = await ask(strict.url, path, from);
      return [status, headers.get('ratelimit-policy'), headers.get('ratelimit')];
    };
    expect(await told('/v1/tasks')).toEqual([
      200,
      '"network";q=9;w=60, "read";q=1200;w=60',
      '"network";r=8;t=60, "read";r=7;t=9',
    ]);
    expect(await told('/v1/nothing')).toEqual([404, '"network";q=9;w=60', expect.stringContaining('r=7;')]);
    expect(await told('/v1/tasks/..%2fx')).toEqual([
      400,
      '"network";q=9;w=60',
      expect.stringContaining('r=6;'),
    ]);
  });

  it('are not escaped by another way to write an address', async () => {
    const strict = until(await limited({ ODYSSEY_LIMIT_AUTH: '3' }));
    const from = network();
    const guess = async (path: string) =>
      (await rawRequest(strict.url, path, { method: 'POST', headers: { 'x-forwarded-for': from } })).status;
    for (const path of ['/v1/auth/login?a', '/v1/auth/logi%6e', '/v1/auth/./login']) await guess(path);
    for (const path of ['/v1/auth/login', '/v1/auth/%6cogin', '/v1/auth/%2e/login', '/v1/auth/register#x'])
      expect([path, await guess(path)]).toEqual([path, 429]);
    // Whatever else gets to a service is counted there, where its route is known.
  });

  it('count a whole IPv6 network as one', async () => {
    const strict = until(await limited({ ODYSSEY_LIMIT_AUTH: '1' }));
    const from = network();
    expect((await ask(strict.url, '/v1/auth/login', from, 'POST')).status).toBe(200);
    expect((await ask(strict.url, '/v1/auth/login', from.replace('::1', '::2'), 'POST')).status).toBe(429);
  });

  it('bound everything a network asks for, but not the probes', async () => {
    const strict = until(await limited({ ODYSSEY_LIMIT_EDGE: '2' }));
    const from = network();
    const statuses = [];
    for (const path of ['/v1/tasks', '/', '/v1/media', '/errors'])
      statuses.push((await ask(strict.url, path, from)).status);
    expect(statuses).toEqual([200, 200, 429, 429]);
    expect((await ask(strict.url, '/readyz', from)).status).toBe(200);
  });

  it('are not escaped by a header when nobody is trusted', async () => {
    const strict = until(await aCountingGateway(upstream, { ODYSSEY_LIMIT_AUTH: '1' }));
    // An address of its own: other tests count at 127.0.0.1.
    const localAddress = `127.${randomBytes(3).join('.')}`;
    const guess = () =>
      rawRequest(strict.url, '/v1/auth/login', {
        method: 'POST',
        headers: { 'x-forwarded-for': network() },
        localAddress,
      });
    expect((await guess()).status).toBe(200);
    expect((await guess()).status).toBe(429);
  });
});

describe('the probes', () => {
  it('are there for whoever runs it; the metrics not for those who come through a proxy', async () => {
    expect((await fetch(`${door.url}/livez`)).status).toBe(200);
    for (const way of ['/metrics', '/%6detrics', '/%6d%65trics?x'])
      expect((await fetch(door.url + way, { headers: { 'x-forwarded-for': '198.51.100.9' } })).status).toBe(
        404,
      );
    expect((await fetch(`${door.url}/metrics`)).status).toBe(200);
    expect(
      (await fetch(`${door.url}/metrics`, { headers: { 'x-forwarded-for': '198.51.100.9' } })).status,
    ).toBe(404);
  });
});
