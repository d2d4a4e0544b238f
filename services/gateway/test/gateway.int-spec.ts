import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { DATA_SERVICES, ERRORS } from '@odyssey/contracts';
import { newId, RateLimits } from '@odyssey/platform';
import { type TestService, testService, waitUntil } from '@odyssey/testing';
import { Redis } from 'ioredis';
import { gateway } from '../src/service.ts';
import { answering, anUpstream, rawRequest, type Upstream } from './upstream.ts';

const closing: { close(): Promise<unknown> }[] = [];
const until = <T extends { close(): Promise<unknown> }>(one: T): T => {
  closing.push(one);
  return one;
};
afterEach(async () => {
  for (const one of closing.splice(0)) await one.close();
});

const aGateway = (upstream: Upstream, env: Record<string, string> = {}) =>
  testService(gateway, {
    env: {
      ...Object.fromEntries(DATA_SERVICES.map((name) => [`ODYSSEY_${name.toUpperCase()}_URL`, upstream.url])),
      ...env,
    },
  });

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

/** A gateway that counts with all others: until Redis is there each process counts for itself. */
async function aCountingGateway(env: Record<string, string>): Promise<TestService> {
  const made = until(await aGateway(upstream, env));
  const redis = new Redis(process.env.ODYSSEY_REDIS_URL ?? '');
  const probe = `2001:db8:${randomBytes(2).toString('hex')}:${randomBytes(2).toString('hex')}`;
  try {
    await waitUntil(
      async () => {
        await made
          .get(RateLimits)
          .take('auth', probe)
          .catch(() => undefined);
        return (await redis.exists(`limit:auth:${probe}`)) === 1;
      },
      { within: 5_000, what: 'the limits are counted in Redis' },
    );
  } finally {
    redis.disconnect();
  }
  return made;
}

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
    const alone = until(await aGateway(gone));
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

describe('limits of a network', () => {
  // Counters live in the stack's Redis and outlast a run: each test asks from networks of its own.
  const network = () => `2001:db8:${randomBytes(2).toString('hex')}:${randomBytes(2).toString('hex')}::1`;
  const limited = (env: Record<string, string>) =>
    aCountingGateway({ ODYSSEY_TRUSTED_PROXIES: '127.0.0.1', ...env });
  const ask = (url: string, path: string, from: string, method = 'GET') =>
    fetch(`${url}${path}`, { method, headers: { 'x-forwarded-for': from }, redirect: 'manual' });

  it('hold back who tries many passwords, and nobody else', async () => {
    const strict = await limited({ ODYSSEY_LIMIT_AUTH: '3' });
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
    expect(refused.headers.get('ratelimit-policy')).toBe('"auth";q=3;w=60');
    expect((await ask(strict.url, '/v1/auth/login', neighbour, 'POST')).status).toBe(200);
    expect((await ask(strict.url, '/v1/auth/refresh', guesser, 'POST')).status).toBe(200);
    expect((await ask(strict.url, '/v1/tasks', guesser)).status).toBe(200);
  });

  it('count a whole IPv6 network as one', async () => {
    const strict = await limited({ ODYSSEY_LIMIT_AUTH: '1' });
    const from = network();
    expect((await ask(strict.url, '/v1/auth/login', from, 'POST')).status).toBe(200);
    expect((await ask(strict.url, '/v1/auth/login', from.replace('::1', '::2'), 'POST')).status).toBe(429);
  });

  it('bound everything a network asks for, but not the probes', async () => {
    const strict = await limited({ ODYSSEY_LIMIT_EDGE: '2' });
    const from = network();
    const statuses = [];
    for (const path of ['/v1/tasks', '/', '/v1/media', '/errors'])
      statuses.push((await ask(strict.url, path, from)).status);
    expect(statuses).toEqual([200, 200, 429, 429]);
    expect((await ask(strict.url, '/readyz', from)).status).toBe(200);
  });

  it('are not escaped by a header when nobody is trusted', async () => {
    const strict = await aCountingGateway({ ODYSSEY_LIMIT_AUTH: '1' });
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

describe('pages', () => {
  const html = { accept: 'text/html' };

  it('greet with the links, to people and to programs', async () => {
    const page = await fetch(door.url, { headers: html });
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const text = await page.text();
    const links = [...text.matchAll(/href="([^"]+)"/g)].map(([, link]) => link ?? '');
    expect(links).toEqual(expect.arrayContaining(['/docs', '/openapi.json', '/errors']));
    for (const link of links) expect((await fetch(`${door.url}${link}`)).status).toBe(200);
    expect(await (await fetch(door.url)).json()).toMatchObject({ name: 'Odyssey' });
  });

  it('explain every error, as HTML and as JSON', async () => {
    const page = await fetch(`${door.url}/errors/email_taken`, { headers: html });
    expect(await page.text()).toContain(ERRORS.email_taken.help);
    const { code, status, title, help } = ERRORS.email_taken;
    expect(await (await fetch(`${door.url}/errors/email_taken`)).json()).toEqual({
      code,
      status,
      title,
      help,
    });
    for (const name of ['nothing', 'constructor', '__proto__']) {
      expect((await fetch(`${door.url}/errors/${name}`)).status).toBe(404);
    }
  });

  it('show the API without asking anybody else', async () => {
    const page = await fetch(`${door.url}/docs`);
    const text = await page.text();
    expect(text).toContain('/openapi.json');
    const scripts = [...text.matchAll(/src="([^"]+)"/g)].map(([, source]) => source ?? '');
    expect(scripts.length).toBeGreaterThan(0);
    for (const source of scripts) expect(source).toMatch(/^(\/|\.\/|js\/)/);
    expect(text.replaceAll('http://www.w3.org', '')).not.toMatch(/(src|href)="https?:/);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("connect-src 'self'");
    expect(policy).not.toContain('https:');
    const script = await fetch(new URL(scripts[0] ?? '', `${door.url}/docs/`));
    expect([script.status, script.headers.get('content-type')]).toEqual([
      200,
      expect.stringContaining('javascript'),
    ]);
  });
});

describe('the probes', () => {
  it('are there for whoever runs it; the metrics not for those who come through a proxy', async () => {
    expect((await fetch(`${door.url}/livez`)).status).toBe(200);
    expect((await fetch(`${door.url}/metrics`)).status).toBe(200);
    expect(
      (await fetch(`${door.url}/metrics`, { headers: { 'x-forwarded-for': '198.51.100.9' } })).status,
    ).toBe(404);
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
