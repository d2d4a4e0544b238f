import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { DATA_SERVICES, type DataService, SCOPES, type ScopeName } from '@odyssey/contracts';
import { type HttpAnswer, PublicClient, signedInClient, stack } from '@odyssey/testing';

interface Route {
  readonly service: DataService;
  readonly method: string;
  readonly path: string;
  readonly scope: ScopeName;
}

interface Document {
  paths: Record<string, Record<string, { 'x-scope'?: ScopeName }>>;
}

/** Every route that asks for a scope, from the documents that the code generates: a new one cannot be forgotten. */
const routes: Route[] = DATA_SERVICES.flatMap((service) => {
  const { paths } = JSON.parse(readFileSync(`contracts/http/${service}.json`, 'utf8')) as Document;
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { 'x-scope': scope }]) =>
      scope ? [{ service, method: method.toUpperCase(), path, scope }] : [],
    ),
  );
});

const NOBODYS = '01890000-0000-7000-8000-00000000dead';
const PERSONAL = (Object.keys(SCOPES) as ScopeName[]).filter((scope) => SCOPES[scope].personal);

/** Asked at its service itself: through the gateway it is the same service that decides. */
const ask = (token: string, { service, method, path }: Route): Promise<HttpAnswer<{ code?: string }>> =>
  new PublicClient(stack().url(service), token).request(
    method,
    path.replaceAll(/\{\w+\}/g, NOBODYS),
    undefined,
    { 'if-match': '*', accept: 'application/json' },
  );

const refusal = ({ status, headers, body }: HttpAnswer<{ code?: string }>) => ({
  status,
  code: body?.code,
  asks: headers.get('www-authenticate'),
});

/** Real personal access tokens, at every route of every service. */
describe('a personal access token', () => {
  let all: string;
  const without = new Map<ScopeName, string>();
  const only = new Map<ScopeName, string>();

  beforeAll(async () => {
    // As many tokens as one person may have are not enough.
    const [ada, ben] = await Promise.all([signedInClient(stack().gateway), signedInClient(stack().gateway)]);
    const make = async (client: PublicClient, scopes: readonly string[]) => {
      const { status, body } = await client.post('/v1/auth/tokens', { name: 'Test', scopes });
      if (status !== 201) throw new Error(`making a token answered ${status}: ${JSON.stringify(body)}`);
      return String(body.token);
    };
    all = await make(ada.client, PERSONAL);
    for (const scope of PERSONAL) {
      without.set(
        scope,
        await make(
          ada.client,
          PERSONAL.filter((other) => other !== scope),
        ),
      );
      only.set(scope, await make(ben.client, [scope]));
    }
  });

  it('is tried at every route', () => {
    expect(routes.length).toBeGreaterThan(80);
    expect(new Set(routes.map(({ service }) => service))).toEqual(new Set(DATA_SERVICES));
  });

  it.each(routes.map((route) => [`${route.method} ${route.path}`, route] as const))(
    'with every scope but its own is refused at %s',
    async (_name, route) => {
      const answer = await ask(without.get(route.scope) ?? all, route);
      expect(refusal(answer)).toEqual({
        status: 403,
        code: 'insufficient_scope',
        asks: `Bearer error="insufficient_scope", scope="${route.scope}"`,
      });
    },
  );

  it('with that scope alone is let in', async () => {
    const shut: unknown[] = [];
    // A stream never ends, and to end access is for sessions only.
    for (const route of routes.filter(({ scope, path }) => only.has(scope) && !path.endsWith('/stream'))) {
      const answer = await ask(only.get(route.scope) ?? '', route);
      if (answer.status === 401 || answer.body?.code === 'insufficient_scope')
        shut.push({ ...route, ...refusal(answer) });
    }
    expect(shut).toEqual([]);
  });
});
