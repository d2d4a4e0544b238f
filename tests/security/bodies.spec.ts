import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@odyssey/platform';
import { type SignedIn, signedInClient, stack } from '@odyssey/testing';
import { textFields } from './surface/fields.ts';
import { TAKES_NOTHING } from './surface/needs.ts';
import { everyOperation, type Operation } from './surface/operations.ts';
import { say } from './surface/say.ts';
import { sideBySide } from './surface/side-by-side.ts';
import { smallestBody } from './surface/values.ts';

/** What only we write, whatever the resource. */
const OURS = ['id', 'ownerId', 'owner_id', 'userId', 'version', 'createdAt', 'updatedAt', 'role', 'isAdmin'];
const OURS_TOO = ['emailVerified', 'scope', 'passwordHash', 'sessionId', 'deletedAt', 'trashedAt'];

describe('bodies that want more than they may', () => {
  const { gateway, url } = stack();
  const withBody = everyOperation().filter(({ body }) => body);
  let eve: SignedIn;
  beforeAll(async () => {
    eve = await signedInClient(gateway);
  });

  const send = async (
    { method, path, service }: Pick<Operation, 'method' | 'path' | 'service'>,
    body: string | Uint8Array<ArrayBuffer>,
    headers: Record<string, string> = {},
    at = gateway,
  ) => {
    const answer = await fetch(`${at || url(service)}${path.replace(/\{\w+\}/, newId())}`, {
      method,
      body,
      signal: AbortSignal.timeout(20_000),
      headers: {
        authorization: `Bearer ${eve.accessToken}`,
        'content-type': 'application/json',
        'if-match': '*',
        ...headers,
      },
    });
    return { status: answer.status, text: await answer.text() };
  };

  it('are refused field by field: nobody writes what is ours to write', async () => {
    const tried = withBody
      .filter(({ name }) => !TAKES_NOTHING.includes(name))
      .flatMap((operation) => {
        const forms = operation.body?.oneOf ?? [operation.body ?? {}];
        const own = new Set(forms.flatMap(({ properties }) => Object.keys(properties ?? {})));
        const answered = Object.keys(operation.answer?.properties ?? {});
        const fields = new Set([...OURS, ...OURS_TOO, ...answered]);
        return [...fields].filter((field) => !own.has(field)).map((field) => ({ operation, field }));
      });
    expect(tried.length).toBeGreaterThan(400);
    const taken = await sideBySide(tried, async ({ operation, field }) => {
      const body = JSON.stringify({ ...smallestBody(operation), [field]: newId() });
      const { status, text } = await send(operation, body);
      return status === 422 && text.includes(`"pointer":"/${field}"`)
        ? []
        : [`${operation.name} ${field}: ${status} ${text.slice(0, 200)}`];
    });
    expect(taken.flat()).toEqual([]);
    expect((await eve.client.get('/v1/auth/me')).body).toMatchObject({ id: eve.userId, version: 1 });
  }, 60_000);

  it('cannot reach the prototype of anything', async () => {
    const shape = async () =>
      Object.keys((await eve.client.post('/v1/tasks', { title: 'Walk' })).body).sort();
    const before = await shape();
    const poison = [
      '{"__proto__":{"polluted":true}}',
      '{"constructor":{"prototype":{"polluted":true}}}',
      '{"title":"x","__proto__":{"status":"completed"}}',
      '{"prototype":{"polluted":true}}',
      '{"title":{"__proto__":{"polluted":true}}}',
    ];
    const cases = withBody.flatMap((operation) => poison.map((body) => ({ operation, body })));
    const taken = await sideBySide(cases, async ({ operation, body }) => {
      const { status, text } = await send(operation, body);
      const refused = [400, 422].includes(status) && !text.includes('"polluted":true');
      return refused ? [] : [`${operation.name} ${body}: ${status} ${text.slice(0, 200)}`];
    });
    expect(taken.flat()).toEqual([]);
    expect(await shape()).toEqual(before);
  }, 60_000);

  const deep = (levels: number, open: string, close: string) =>
    `{"title":${open.repeat(levels)}1${close.repeat(levels)}}`;
  const shapes: [string, string | Uint8Array<ArrayBuffer>, number[], Record<string, string>?][] = [
    ['10,000 lists deep', deep(10_000, '[', ']'), [400, 422]],
    ['250,000 lists deep', deep(250_000, '[', ']'), [400, 422]],
    ['10,000 objects deep', deep(10_000, '{"a":', '}'), [400, 422]],
    ['100,000 objects deep', deep(100_000, '{"a":', '}'), [400, 422]],
    ['50,000 fields wide', `{${Array.from({ length: 50_000 }, (_, i) => `"f${i}":1`).join()}}`, [400, 422]],
    ['a list of 300,000', `{"title":[${'1,'.repeat(300_000)}1]}`, [400, 422]],
    ['1 MiB and a byte', `{"title":"${'x'.repeat(1_048_576 + 1 - 12)}"}`, [413]],
    ['gzip of nothing much', gzipSync('{"title":"x"}'), [400, 415], { 'content-encoding': 'gzip' }],
    ['a gzip bomb', gzipSync(Buffer.alloc(50_000_000, 32)), [400, 415], { 'content-encoding': 'gzip' }],
    ['UTF-16', Buffer.from('{"title":"x"}', 'utf16le') as Uint8Array<ArrayBuffer>, [400, 415]],
    ['no UTF-8', new Uint8Array([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d]), [400, 422]],
    ['1e400', '{"title":"x","durationMinutes":1e400}', [400, 422]],
    ['-0', '{"title":"x","durationMinutes":-0}', [422]],
    ['more than an integer holds', '{"title":"x","durationMinutes":9007199254740993}', [422]],
    ['a number as text', '{"title":"x","durationMinutes":"30"}', [422]],
    ['NaN', '{"title":"x","durationMinutes":NaN}', [400]],
    ['a comment', '{"title":"x"/**/}', [400]],
    ['two documents', '{"title":"x"}{"title":"y"}', [400]],
  ];
  const named = shapes.map(([what, body, statuses, headers = {}]) => ({ what, body, statuses, headers }));
  it.each(named)('are answered at once: $what', async ({ body, statuses, headers }) => {
    const tasks = { method: 'POST', path: '/v1/tasks', service: 'goals' as const };
    for (const at of [gateway, url('goals')]) {
      const keys: Record<string, string>[] = [{}, { 'idempotency-key': newId() }];
      for (const key of keys) {
        const from = performance.now();
        const { status, text } = await send(tasks, body, { ...headers, ...key }, at);
        expect(statuses).toContain(status);
        expect(text.length).toBeLessThan(50_000);
        expect(performance.now() - from).toBeLessThan(5_000);
      }
    }
    expect((await eve.client.get('/v1/auth/me')).status).toBe(200);
  });

  it('say the last of two when a field comes twice, as JSON does, and it is checked all the same', async () => {
    const tasks = { method: 'POST', path: '/v1/tasks', service: 'goals' as const };
    expect(JSON.parse((await send(tasks, '{"title":"first","title":"second"}')).text).title).toBe('second');
    expect((await send(tasks, '{"title":"first","title":7}')).status).toBe(422);
  });
});

/** No address that a person writes is ever asked for by us. */
describe('addresses that people write', () => {
  let asked = 0;
  let canary: Server;
  beforeAll(async () => {
    canary = createServer((_request, answer) => {
      asked += 1;
      answer.end('caught');
    }).listen(0);
    await once(canary, 'listening');
  });
  afterAll(() => void canary.close());

  it('are fetched by nobody, whatever field they stand in', async () => {
    const { port } = canary.address() as AddressInfo;
    const hosts = [
      '127.0.0.1',
      'localhost',
      '[::1]',
      '[::ffff:127.0.0.1]',
      '2130706433',
      '0x7f.1',
      '0.0.0.0',
    ];
    const addresses = [
      ...hosts.map((host) => `http://${host}:${port}/`),
      `http://evil@127.0.0.1:${port}/`,
      `![x](http://127.0.0.1:${port}/x.png) <img src="http://127.0.0.1:${port}/y.png">`,
    ];
    const eve = await signedInClient(stack().gateway);
    const cases = everyOperation()
      .filter(({ method }) => method !== 'DELETE')
      .flatMap((operation) =>
        textFields(operation)
          .filter(({ guarded }) => !guarded)
          .flatMap((field, place) => {
            // A field that is named for an address meets each; every other one of them.
            const named = /ur[li]|host|issuer|iss$|picture|webhook|callback/i.test(field.place);
            const some = named ? addresses : [addresses[place % addresses.length] ?? ''];
            return some.map((text) => ({ operation, said: field.saying(text) }));
          }),
      );
    expect(cases.length).toBeGreaterThan(60);
    const statuses = await sideBySide(cases, async ({ operation, said }) => {
      const { status } = await say(stack().gateway, operation, said, eve.accessToken);
      return { route: operation.name, status };
    });
    expect(statuses.filter(({ status }) => status >= 500 && status !== 502)).toEqual([]);
    expect(statuses.filter(({ status }) => status < 300).length).toBeGreaterThan(10);
    expect(asked).toBe(0);
    await fetch(`http://127.0.0.1:${port}/`);
    expect(asked).toBe(1);
  }, 60_000);
});
