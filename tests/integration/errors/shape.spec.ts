import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { ERRORS } from '@odyssey/contracts';
import { signedInClient, stack, waitUntil } from '@odyssey/testing';
import { everyOperation } from '../../security/surface/operations.ts';
import { sideBySide } from '../../security/surface/side-by-side.ts';
import { faultsOf, isAdvice, problemOf, type Refusal, refusal } from './refusal.ts';
import { type Wrong, wrongRequests } from './wrong-requests.ts';

/** R2: every error of every route is the same, at the gateway and at the service itself. */
describe('every refusal of every route', () => {
  const { env, gateway, url } = stack();
  const publicUrl = env.ODYSSEY_PUBLIC_URL ?? '';
  const operations = everyOperation();
  let token = '';
  let refused: { wrong: Wrong; door: string; heard: Refusal }[];

  beforeAll(async () => {
    token = (await signedInClient(gateway)).accessToken;
    const cases = operations.flatMap((operation) =>
      wrongRequests(operation, token).flatMap((wrong) => [
        { wrong, door: gateway },
        { wrong, door: url(operation.service) },
      ]),
    );
    refused = await sideBySide(cases, async ({ wrong, door }) => ({
      wrong,
      door,
      heard: await refusal(door, wrong.asked),
    }));
  }, 120_000);

  it('is tried on every route, in many ways', () => {
    const tried = new Set(refused.map(({ wrong }) => wrong.operation.name));
    const untried = operations.filter(({ name }) => !tried.has(name));
    // Where anybody may ask, and there is nothing to say, nothing can be said wrongly.
    expect(
      untried.filter(({ needsToken, parameters, body }) => needsToken || parameters.length > 0 || body),
    ).toEqual([]);
    expect(refused.length).toBeGreaterThan(operations.length * 6);
  });

  it('has the shape of RFC 9457, and tells a person what to do', () => {
    expect(refused.flatMap(({ heard }) => faultsOf(heard, publicUrl))).toEqual([]);
  });

  it('has the code that fits, and a status that the document names', () => {
    const unfit = refused.flatMap(({ wrong: { what, operation, codes }, heard }) => {
      const { code } = problemOf(heard);
      if (codes.includes(code) && operation.statuses.includes(heard.status)) return [];
      return [`${operation.name} ${what}: ${heard.status} ${code}`];
    });
    expect(unfit).toEqual([]);
  });

  it('names every field that is wrong at once, by JSON pointer', () => {
    const forgotten = refused.flatMap(({ wrong: { what, operation, pointers = [] }, heard }) => {
      const named = (problemOf(heard).errors ?? []).map(({ pointer }) => pointer);
      return pointers
        .filter((pointer) => !named.some((one) => one === pointer || one.startsWith(`${pointer}/`)))
        .map((pointer) => `${operation.name} ${what}: not ${pointer} but ${named}`);
    });
    expect(forgotten).toEqual([]);
    expect(refused.filter(({ wrong }) => wrong.pointers).length).toBeGreaterThan(100);
  });

  it('can be found in the log of its service by its trace', async () => {
    const logs = join(dirname(process.env.ODYSSEY_TEST_STACK ?? ''), 'logs');
    const last = new Map(refused.map(({ wrong, heard }) => [wrong.operation.service, heard.traceId]));
    for (const [service, traceId] of last) {
      const file = join(logs, `${service}.log`);
      await waitUntil(() => existsSync(file) && readFileSync(file, 'utf8').includes(traceId), {
        within: 5_000,
        what: `the trace ${traceId} in ${file}`,
      });
    }
  });
});

/** What no document of a route can say, because it is about no route. */
describe('a refusal at the door', () => {
  const { env, gateway, url } = stack();
  const publicUrl = env.ODYSSEY_PUBLIC_URL ?? '';
  const doors = [gateway, url('goals'), url('auth')];

  it.each([
    ['of an unknown address', { method: 'GET', path: '/v1/nothing?word=x' }, 'not_found'],
    ['of an address outside of the API', { method: 'GET', path: '/nothing' }, 'not_found'],
    ['of a HEAD', { method: 'HEAD', path: '/v1/nothing' }, undefined],
    ['of an address that cannot be read', { method: 'GET', path: '/v1/%ff' }, 'malformed_request'],
    [
      'that a browser asks for',
      { method: 'GET', path: '/v1/nothing', headers: { accept: 'text/html' } },
      'not_found',
    ],
  ] as const)('%s has the same shape', async (_what, asked, code) => {
    for (const door of doors) {
      const heard = await refusal(door, asked);
      expect(faultsOf(heard, publicUrl)).toEqual([]);
      if (code) expect(problemOf(heard).code).toBe(code);
    }
  });

  it('of a method names those that the address takes, as its document does', async () => {
    const byPath = Map.groupBy(everyOperation(), ({ service, path }) => `${service} ${path}`);
    const faults = await sideBySide([...byPath.values()], async (of) => {
      const methods = of.map(({ method }) => method);
      const [{ service, path } = { service: 'auth', path: '' } as const] = of;
      const other = ['PUT', 'PATCH', 'DELETE'].find((method) => !methods.includes(method)) ?? '';
      const at = path.replaceAll(/\{\w+\}/g, '01890000-0000-7000-8000-000000000001');
      const both = await Promise.all(
        [gateway, url(service)].map((door) => refusal(door, { method: other, path: at })),
      );
      return both.flatMap((heard) => {
        const allowed = (heard.headers.get('allow') ?? '').split(', ');
        // The word may also be read as the id of another route, which takes more.
        const named = methods.every((method) => allowed.includes(method)) && !allowed.includes(other);
        return [
          ...faultsOf(heard, publicUrl),
          ...(heard.status === 405 && named ? [] : [`${other} ${path}: ${heard.status} ${allowed}`]),
        ];
      });
    });
    expect(faults.flat()).toEqual([]);
  });

  it('of a body that is too large has the same shape, on each service', async () => {
    const { accessToken } = await signedInClient(gateway);
    const bySize = new Map(
      everyOperation().flatMap((one) => (one.body ? [[one.service, one] as const] : [])),
    );
    for (const { method, path, service } of bySize.values())
      for (const door of [gateway, url(service)]) {
        const heard = await refusal(door, {
          method,
          path: path.replaceAll(/\{\w+\}/g, '01890000-0000-7000-8000-000000000001'),
          headers: {
            authorization: `Bearer ${accessToken}`,
            'content-type': 'application/json',
            'if-match': '*',
          },
          body: `{"a":"${'x'.repeat(1_048_600)}"}`,
        });
        expect(faultsOf(heard, publicUrl)).toEqual([]);
        expect(problemOf(heard).code).toBe('body_too_large');
      }
  });
});

describe('the page of an error', () => {
  const { gateway } = stack();

  it.each(Object.values(ERRORS))(
    '$code says what to do, to people and to programs',
    async ({ code, title, help }) => {
      const page = await fetch(`${gateway}/errors/${code}`, { headers: { accept: 'text/html' } });
      expect(page.status).toBe(200);
      expect(page.headers.get('content-type')).toMatch(/^text\/html/);
      const html = await page.text();
      expect(html).toContain(title.replaceAll('&', '&amp;'));
      expect(await (await fetch(`${gateway}/errors/${code}`)).json()).toMatchObject({ code, title, help });
      expect({ help, isAdvice: isAdvice(help) }).toMatchObject({ isAdvice: true });
      expect(title).toMatch(/^[A-Z].*[^.]$/);
    },
  );
});
