import { describe, expect, it } from '@jest/globals';
import { json, problem, scriptedServer } from '../test/scripted-server.ts';
import { createClient, Problem, Unreachable } from './index.ts';

const ID = '0198c0de-0000-7000-8000-000000000001';

describe('a call', () => {
  it('goes where the document says, with what was given', async () => {
    await using house = await scriptedServer((response) => json(response, 200, { items: [] }));
    const odyssey = createClient({ baseUrl: `${house.url}/` });
    await odyssey.call('Tasks_list', { query: { q: 'river & loop', limit: 5 } });
    await odyssey.call('Tasks_complete', { path: { id: 'a/b' } });
    await odyssey.call('Tasks_update', {
      path: { id: ID },
      ifMatch: { version: 3 },
      body: { title: 'Swim' },
    });
    expect(house.seen.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'GET /v1/tasks?q=river+%26+loop&limit=5',
      'POST /v1/tasks/a%2Fb/complete',
      `PATCH /v1/tasks/${ID}`,
    ]);
    expect(house.seen[2]).toMatchObject({
      headers: { 'content-type': 'application/merge-patch+json', 'if-match': '"3"' },
      body: '{"title":"Swim"}',
    });
  });

  it('does not become another one when a value is missing', async () => {
    const odyssey = createClient({ baseUrl: 'http://localhost:1' });
    await expect(odyssey.call('Tasks_find', { path: { id: '' } })).rejects.toThrow(
      '/v1/tasks/{id} needs a value for "id"',
    );
  });

  it('is checked by the compiler', () => {
    const wrong = (odyssey: ReturnType<typeof createClient>) => [
      // @ts-expect-error There is no such operation.
      odyssey.call('Tasks_finish'),
      // @ts-expect-error Which task?
      odyssey.call('Tasks_complete'),
      // @ts-expect-error A change says which version it is of.
      odyssey.call('Tasks_update', { path: { id: ID }, body: {} }),
      // @ts-expect-error There is no such field.
      odyssey.call('Tasks_create', { body: { titel: 'Swim' } }),
      // @ts-expect-error This is no list.
      odyssey.each('Tasks_find'),
      // @ts-expect-error Bytes are opened.
      odyssey.call('Exports_download', { path: { id: ID } }),
      // @ts-expect-error A log-in has no key to repeat it with.
      odyssey.call('Session_begin', { body: { email: '', password: '' }, idempotencyKey: 'k' }),
    ];
    expect(wrong).toBeInstanceOf(Function);
  });

  it('comes back as it was when nothing has changed', async () => {
    await using house = await scriptedServer((response, { headers }) =>
      headers['if-none-match'] === '"3"'
        ? response.writeHead(304, { etag: '"3"' }).end()
        : json(response, 200, { title: 'Swim' }, { etag: '"3"' }),
    );
    const odyssey = createClient({ baseUrl: house.url });
    const first = await odyssey.call('Tasks_find', { path: { id: ID } });
    const again = await odyssey.call('Tasks_find', { path: { id: ID }, ifNoneMatch: first });
    expect(again).toMatchObject({ status: 304, etag: '"3"', data: { title: 'Swim' } });
    await odyssey.call('Tasks_update', { path: { id: ID }, ifMatch: again, body: {} });
    expect(house.seen.at(-1)?.headers['if-match']).toBe('"3"');
  });

  it('sends a file with its fields as a form', async () => {
    await using house = await scriptedServer((response) => json(response, 201, {}));
    const file = new File(['bytes'], 'river.jpg', { type: 'image/jpeg' });
    await createClient({ baseUrl: house.url }).call('Media_upload', { body: { taskId: ID, file } });
    expect(house.seen[0]?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
    expect(house.seen[0]?.body).toMatch(/name="taskId"\r\n\r\n0198c0de/);
    expect(house.seen[0]?.body).toMatch(
      /name="file"; filename="river.jpg"\r\nContent-Type: image\/jpeg\r\n\r\nbytes/,
    );
  });

  it('opens a download as a stream, or a part of it', async () => {
    await using house = await scriptedServer((response, { headers }) =>
      response.writeHead(headers.range ? 206 : 200, { 'content-type': 'application/zip' }).end('zipped'),
    );
    const odyssey = createClient({ baseUrl: house.url });
    const whole = await odyssey.open('Exports_download', { path: { id: ID } });
    expect([whole.status, await whole.text()]).toEqual([200, 'zipped']);
    const part = await odyssey.open('Exports_download', { path: { id: ID }, range: { start: 2, end: 3 } });
    const rest = await odyssey.open('Exports_download', { path: { id: ID }, range: { start: 4 } });
    expect([part.status, rest.status]).toEqual([206, 206]);
    expect(house.seen.map(({ headers }) => headers.range)).toEqual([undefined, 'bytes=2-3', 'bytes=4-']);
  });
});

describe('a list', () => {
  const twoPages = () =>
    scriptedServer((response, { url }) =>
      url.includes('cursor')
        ? json(response, 200, { items: [{ title: 'c' }] })
        : json(response, 200, { items: [{ title: 'a' }, { title: 'b' }], nextCursor: 'two+/=' }),
    );

  it('is gone through to its end, the filters kept', async () => {
    await using house = await twoPages();
    const titles = [];
    for await (const { title } of createClient({ baseUrl: house.url }).each('Tasks_list', {
      query: { q: 'x' },
    }))
      titles.push(title);
    expect(titles).toEqual(['a', 'b', 'c']);
    expect(house.seen.map(({ url }) => url)).toEqual(['/v1/tasks?q=x', '/v1/tasks?q=x&cursor=two%2B%2F%3D']);
  });

  it('is asked for no more than is needed', async () => {
    await using house = await twoPages();
    for await (const { title } of createClient({ baseUrl: house.url }).each('Tasks_list'))
      if (title === 'b') break;
    expect(house.seen).toHaveLength(1);
  });
});

describe('an error', () => {
  it('tells all that the problem says', async () => {
    const errors = [{ pointer: '/title', code: 'too_small', detail: 'Give a title.' }];
    await using house = await scriptedServer((response) =>
      json(
        response,
        422,
        {
          type: '/errors/invalid_request',
          code: 'invalid_request',
          detail: 'Look again.',
          errors,
          traceId: 'f00d',
        },
        { 'content-type': 'application/problem+json', 'retry-after': '7' },
      ),
    );
    const call = createClient({ baseUrl: house.url }).call('Tasks_create', { body: { title: '' } });
    const error = await call.catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(Problem);
    expect(error).toMatchObject({
      message: 'invalid_request: Look again.',
      status: 422,
      code: 'invalid_request',
      detail: 'Look again.',
      type: '/errors/invalid_request',
      errors,
      traceId: 'f00d',
      retryAfter: 7,
    });
  });

  it('reads a date to come back at', async () => {
    const at = new Date(Date.now() + 90_000).toUTCString();
    await using house = await scriptedServer((response) =>
      problem(response, 503, 'service_unavailable', { 'retry-after': at }),
    );
    const call = createClient({ baseUrl: house.url, retries: 0 }).call('Tasks_list');
    const { retryAfter } = (await call.catch((caught: unknown) => caught)) as Problem;
    expect(retryAfter).toBeGreaterThan(80);
    expect(retryAfter).toBeLessThan(91);
  });

  it("is a problem, too, when it is a proxy's own page", async () => {
    await using house = await scriptedServer((response) =>
      response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>Not here</h1>'),
    );
    await expect(createClient({ baseUrl: house.url }).call('Tasks_list')).rejects.toMatchObject({
      name: 'Problem',
      code: 'unknown',
      message: 'unknown: HTTP 404',
    });
  });

  it('says what is wrong with the address', async () => {
    await using page = await scriptedServer((response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Hello</h1>'),
    );
    await expect(createClient({ baseUrl: page.url }).call('Tasks_list')).rejects.toThrow(
      `${page.url}/v1/tasks answers no JSON: is baseUrl the address of Odyssey's gateway?`,
    );
    expect(() => createClient({ baseUrl: 'somewhere' })).toThrow(
      '"somewhere" is no address: give baseUrl like http://localhost:8080',
    );
    const nobody = createClient({ baseUrl: 'http://127.0.0.1:1', retries: 0 }).call('Tasks_list');
    await expect(nobody).rejects.toThrow(Unreachable);
    await expect(nobody).rejects.toThrow('http://127.0.0.1:1 does not answer: ');
  });
});
