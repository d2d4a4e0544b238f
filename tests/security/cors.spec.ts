import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { gateway } from '@odyssey/gateway';
import { type SignedIn, signedInClient, stack, type TestService, testService } from '@odyssey/testing';
import { everyOperation } from './surface/operations.ts';
import { sideBySide } from './surface/side-by-side.ts';

const APP = 'https://app.example';
const ADMIN = 'https://admin.example:8443';
const TRICKS = [
  'null',
  '*',
  'https://evil.example',
  'https://app.example.evil.example',
  'https://evil-app.example',
  'https://evilapp.example',
  'https://app.example:443.evil.example',
  'https://app.example@evil.example',
  'https://sub.app.example',
  'http://app.example',
  'https://app.example:8443',
  'https://app.example.',
  'https://APP.example',
  'https://app.exampl',
  'https://app.example/',
  'https://admin.example',
  'file://',
  'chrome-extension://app.example',
  `${APP}, ${ADMIN}`,
  `${APP}%00.evil.example`,
];

/** S3: only listed origins may read, and nobody is ever let in with cookies. */
describe('web pages of other origins', () => {
  let open: TestService;
  let shut: TestService;
  let strict: TestService;
  let ada: SignedIn;
  const operations = everyOperation();

  beforeAll(async () => {
    const limits = { ODYSSEY_LIMIT_EDGE: '1000000', ODYSSEY_LIMIT_AUTH: '100000' };
    const origins = { ODYSSEY_CORS_ORIGINS: `${APP},${ADMIN}` };
    [open, shut, strict, ada] = await Promise.all([
      testService(gateway, { env: { ...limits, ...origins } }),
      testService(gateway, { env: { ...limits, ODYSSEY_CORS_ORIGINS: '' } }),
      testService(gateway, { env: { ...origins, ODYSSEY_LIMIT_EDGE: '1' } }),
      signedInClient(stack().gateway),
    ]);
  }, 30_000);
  afterAll(() => Promise.all([open, shut, strict].map((door) => door.close())));

  const preflight = (door: TestService, path: string, origin: string, method = 'POST') =>
    fetch(`${door.url}${path}`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': method },
    });
  const allowed = ({ headers }: Response) => headers.get('access-control-allow-origin');
  const varies = ({ headers }: Response) => /(^|,\s*)origin(,|$)/i.test(headers.get('vary') ?? '');
  const credentials = ({ headers }: Response) => headers.get('access-control-allow-credentials');

  it('are let in by name at every route when listed, also to read what went wrong', async () => {
    const asked = operations.flatMap((operation) => [APP, ADMIN].map((origin) => ({ operation, origin })));
    await sideBySide(asked, async ({ operation: { method, path, name }, origin }) => {
      const address = path.replaceAll(/\{\w+\}/g, 'not-an-id');
      const before = await preflight(open, address, origin, method);
      expect({ name, status: before.status, origin: allowed(before) }).toEqual({ name, status: 204, origin });
      expect(before.headers.get('access-control-max-age')).toBe('3600');
      expect(before.headers.get('access-control-allow-methods')).toContain(method);
      const answer = await fetch(`${open.url}${address}`, { method, headers: { origin } });
      await answer.arrayBuffer();
      for (const one of [before, answer])
        expect({ name, origin: allowed(one), varies: varies(one), credentials: credentials(one) }).toEqual({
          name,
          origin,
          varies: true,
          credentials: null,
        });
    });
  });

  const addresses = ['/v1/tasks', '/v1/auth/login', '/v1/nowhere', '/nowhere', '/.well-known/jwks.json', '/'];

  it.each(TRICKS)('are not let in as %s', async (origin) => {
    for (const path of addresses) {
      const headers = { origin, authorization: `Bearer ${ada.accessToken}` };
      for (const answer of [
        await preflight(open, path, origin),
        await fetch(`${open.url}${path}`, { headers }),
      ]) {
        expect({ path, allowed: allowed(answer), credentials: credentials(answer) }).toEqual({
          path,
          allowed: null,
          credentials: null,
        });
        expect({ path, varies: varies(answer) }).toEqual({ path, varies: true });
      }
    }
  });

  it('get answers that no cache mixes up: with success, 401, 404, 405, 429 and without an origin', async () => {
    const token = { authorization: `Bearer ${ada.accessToken}` };
    const answers = [
      await fetch(`${open.url}/v1/tasks`, { headers: token }),
      await fetch(`${open.url}/v1/tasks`, { headers: { origin: APP } }),
      await fetch(`${open.url}/v1/nowhere`, { headers: { origin: APP } }),
      await fetch(`${open.url}/v1/tasks`, { method: 'PUT', headers: { ...token, origin: APP } }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 401, 404, 405]);
    await fetch(`${strict.url}/v1/tasks`, { headers: { origin: APP } });
    const limited = await fetch(`${strict.url}/v1/tasks`, { headers: { origin: APP } });
    expect([limited.status, allowed(limited)]).toEqual([429, APP]);
    for (const answer of [...answers, limited])
      expect({ status: answer.status, varies: varies(answer) }).toEqual({
        status: answer.status,
        varies: true,
      });
  });

  it('are all kept out when none is listed', async () => {
    for (const origin of [APP, 'null', shut.url]) {
      for (const path of addresses) {
        expect(allowed(await preflight(shut, path, origin))).toBeNull();
        expect(allowed(await fetch(`${shut.url}${path}`, { headers: { origin } }))).toBeNull();
      }
    }
  });
});
