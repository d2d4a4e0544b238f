import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { asUser, type TestAnswer, type TestService, testService } from '@odyssey/testing';
import { newId } from '../src/index.ts';
import { notes } from './notes/service.ts';

let service: TestService;
beforeAll(async () => {
  service = await testService(notes, { env: { ODYSSEY_LOG_LEVEL: 'silent' } });
});
afterAll(() => service.close());

const user = asUser();
const http = () => service.http(user);

function expectProblem(answer: TestAnswer<Record<string, unknown>>, status: number, code: string) {
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  expect(answer.body).toMatchObject({ status, code, traceId: expect.stringMatching(/^[0-9a-f]{32}$/) });
  expect(answer.status).toBe(status);
  expect(answer.body.type).toMatch(new RegExp(`^http.*/errors/${code}$`));
  expect(Object.keys(answer.body).sort()).toEqual(
    [
      'code',
      'detail',
      'instance',
      'status',
      'title',
      'traceId',
      'type',
      ...(answer.body.errors ? ['errors'] : []),
    ].sort(),
  );
}

describe('every error has one shape', () => {
  it.each([
    ['bad JSON', 'POST', '/v1/notes', '{"title":', {}, 400, 'malformed_json'],
    ['JSON that is no object', 'POST', '/v1/notes', '[1]', {}, 422, 'invalid_request'],
    [
      'a poisoned prototype',
      'POST',
      '/v1/notes',
      '{"__proto__":{"a":1},"title":"x"}',
      {},
      400,
      'malformed_json',
    ],
    [
      'a body over the limit',
      'POST',
      '/v1/notes',
      `{"title":"${'x'.repeat(1_100_000)}"}`,
      {},
      413,
      'body_too_large',
    ],
    [
      'another content type',
      'POST',
      '/v1/notes',
      'title=x',
      { 'content-type': 'application/x-www-form-urlencoded' },
      415,
      'unsupported_media_type',
    ],
    ['an unknown route', 'GET', '/v1/nothing', undefined, {}, 404, 'not_found'],
    ['a path that cannot be decoded', 'GET', '/%ff', undefined, {}, 400, 'malformed_request'],
    [
      'an over-long parameter',
      'GET',
      `/v1/notes/${'a'.repeat(600)}`,
      undefined,
      {},
      400,
      'malformed_request',
    ],
    ['an id that is none', 'GET', '/v1/notes/7', undefined, {}, 400, 'malformed_id'],
    ['a cursor that is none', 'GET', '/v1/notes?cursor=abc', undefined, {}, 400, 'malformed_cursor'],
    ['a limit out of range', 'GET', '/v1/notes?limit=0', undefined, {}, 422, 'invalid_request'],
    ['an unknown filter', 'GET', '/v1/notes?colour=red', undefined, {}, 422, 'invalid_request'],
    ['an If-Match that is missing', 'PATCH', `/v1/notes/${newId()}`, '{}', {}, 428, 'precondition_required'],
    ['a handler that breaks', 'GET', '/v1/broken', undefined, {}, 500, 'internal_error'],
    ['an answer that is not as promised', 'GET', '/v1/lying', undefined, {}, 500, 'internal_error'],
    [
      'an Idempotency-Key with spaces',
      'POST',
      '/v1/notes',
      '{"title":"x"}',
      { 'idempotency-key': 'a b' },
      400,
      'malformed_request',
    ],
  ] as const)('%s', async (_what, method, path, body, headers, status, code) => {
    expectProblem(await http().request(method, path, body, headers), status, code);
  });

  it('is counted by its code', async () => {
    const count = async (code: string) => {
      const text = await (await fetch(`${service.url}/metrics`)).text();
      const [, value] =
        new RegExp(`^odyssey_http_problems_total\\{code="${code}",service="goals"\\} (\\d+)$`, 'm').exec(
          text,
        ) ?? [];
      return Number(value ?? 0);
    };
    const before = [await count('malformed_id'), await count('not_found')];
    await http().get('/v1/notes/7');
    await http().get('/v1/notes/8');
    expect([await count('malformed_id'), await count('not_found')]).toEqual([
      Number(before[0]) + 2,
      before[1],
    ]);
  });

  it('and never says what is inside', async () => {
    expect(JSON.stringify((await http().get('/v1/broken')).body)).not.toMatch(/secret|password|select/);
  });

  it('also for what is not even HTTP', async () => {
    const { hostname, port } = new URL(service.url);
    const answer = await new Promise<string>((resolve, reject) => {
      let text = '';
      const socket = connect(Number(port), hostname, () =>
        socket.write('GET / HTTP/1.1\r\nbad header\r\n\r\n'),
      );
      socket.on('data', (bytes) => {
        text += bytes.toString();
      });
      socket.on('end', () => resolve(text));
      socket.on('error', reject);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toMatchObject({
      code: 'malformed_request',
      status: 400,
    });
  });
});

describe('a method that an address does not take', () => {
  it('is 405 and names those it takes', async () => {
    const answer = await http().request('PUT', '/v1/notes/abc', '{}');
    expectProblem(answer, 405, 'method_not_allowed');
    expect(answer.headers.allow).toBe('DELETE, GET, HEAD, PATCH');
  });

  it('is 404 where there is no address at all', async () => {
    expectProblem(await http().request('PUT', '/v1/nothing', '{}'), 404, 'not_found');
  });
});

describe('a faulty body', () => {
  it('is answered with a pointer to every fault at once', async () => {
    const body = {
      titel: 'x',
      tags: ['ok', 7, 'a tag that is much too long'],
      place: { name: 'Lyon', zip: 1 },
    };
    const answer = await http().post('/v1/notes', body);
    expectProblem(answer, 422, 'invalid_request');
    expect(
      answer.body.errors.map((error: { pointer: string; code: string }) => [error.pointer, error.code]),
    ).toEqual(
      expect.arrayContaining([
        ['/title', 'required'],
        ['/tags/1', 'invalid_type'],
        ['/tags/2', 'too_big'],
        ['/place/zip', 'unknown_field'],
        ['/titel', 'unknown_field'],
      ]),
    );
    expect(answer.body.errors).toHaveLength(5);
  });

  it('is refused when it holds what the database cannot store', async () => {
    const answer = await http().post('/v1/notes', { title: 'a\u0000b' });
    expectProblem(answer, 422, 'invalid_request');
    expect(answer.body.errors).toEqual([
      expect.objectContaining({ pointer: '/title', code: 'nul_character' }),
    ]);
  });

  it('changes nothing', async () => {
    const before = await service.rows('select * from notes');
    await http().post('/v1/notes', { title: '' });
    expect(await service.rows('select * from notes')).toEqual(before);
  });
});

describe('rubbish', () => {
  const rubbish = [
    'null',
    '[]',
    '"text"',
    '7',
    '{"a":{"b":[{}]}}',
    '{"title":null}',
    '{"title":{}}',
    '{"title":"\\ud800"}',
    'x',
    '',
  ];
  const shapes = [
    ['POST', '/v1/notes'],
    ['PATCH', `/v1/notes/${newId()}`],
    ['DELETE', `/v1/notes/${newId()}`],
    ['POST', `/v1/notes/${newId()}/print`],
    ['GET', '/v1/notes?limit=x&limit=y&tag=&archived=maybe'],
    ['POST', '/v1/notes/%00/print'],
    ['POST', '/v1/sensitive'],
  ] as const;

  it.each(shapes)('to %s %s never breaks the service', async (method, path) => {
    for (const body of rubbish) {
      const payload = method === 'GET' ? undefined : body;
      const answer = await http().request(method, path, payload, { 'if-match': '*' });
      if (answer.status >= 500) throw new Error(`${method} ${path} with ${body} answers ${answer.status}`);
      if (answer.status >= 400)
        expectProblem(
          answer as TestAnswer<Record<string, unknown>>,
          answer.status,
          (answer.body as { code: string }).code,
        );
    }
  });
});

describe('an action', () => {
  it('takes no body, also from a client that sends its content type', async () => {
    const { body } = await http().post('/v1/notes', { title: 'Print me' });
    const path = `/v1/notes/${body.id}/print`;
    expect((await http().post(path)).status).toBe(202);
    expect((await http().post(path, '', { 'content-type': 'application/json' })).status).toBe(202);
  });
});
