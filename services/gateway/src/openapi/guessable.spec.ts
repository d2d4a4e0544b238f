import { describe, expect, it } from '@jest/globals';
import { documents } from './documents.ts';
import { GuessableRoutes } from './guessable.ts';

const document = (paths: Record<string, unknown>) => ({
  openapi: '3.1.1',
  info: {},
  paths,
  components: {},
  tags: [],
  servers: [],
});
const open = { 'x-rate-limit': 'auth', security: [] };

describe('routes where secrets can be guessed', () => {
  const routes = new GuessableRoutes([
    document({
      '/v1/auth/login': { post: open },
      '/v1/auth/oidc/{provider}/callback': { post: open },
      '/v1/auth/refresh': { post: { 'x-rate-limit': 'write', security: [] } },
      '/v1/auth/me/password': { put: { 'x-rate-limit': 'auth', security: [{ accessToken: [] }] } },
    }),
  ]);

  it.each([
    '/v1/auth/login',
    '/v1/auth/login?x=1',
    '/v1/auth/logi%6e',
    '/v1/auth/./login',
    '/v1/auth/%2e/login',
    '/v1/tasks/../auth/login',
    '/v1/auth/oidc/example/callback',
  ])('are known as %s', (url) => expect(routes.has('POST', url)).toBe(true));

  // To a service these are other addresses, and answered by 404.
  it.each(['//v1/auth/login', '/V1/auth/login', '/v1/auth/login/', '/v1/auth/login;x=1', '/v1%2fauth/login'])(
    'are not those of %s',
    (url) => expect(routes.has('POST', url)).toBe(false),
  );

  it('are not those that need a token, count otherwise or take another method', () => {
    expect(routes.has('POST', '/v1/auth/refresh')).toBe(false);
    expect(routes.has('PUT', '/v1/auth/me/password')).toBe(false);
    expect(routes.has('GET', '/v1/auth/login')).toBe(false);
  });

  it('leave no public route of ours that writes uncounted', () => {
    const writes = documents.flatMap(({ paths }) =>
      Object.entries(paths).flatMap(([path, methods]) =>
        Object.entries(methods as Record<string, Partial<typeof open>>)
          .filter(([method, { security }]) => method !== 'get' && security?.length === 0)
          .map(([method, operation]) => ({ route: `${method} ${path}`, limit: operation['x-rate-limit'] })),
      ),
    );
    expect(writes.map(({ route }) => route)).toContain('post /v1/auth/login');
    expect(writes.filter(({ limit }) => limit === undefined)).toEqual([]);
    const known = new GuessableRoutes(documents);
    for (const path of ['/v1/auth/login', '/v1/auth/register']) expect(known.has('POST', path)).toBe(true);
  });
});
