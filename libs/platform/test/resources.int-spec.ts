import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { asUser, type TestService, testService } from '@odyssey/testing';
import { newId } from '../src/index.ts';
import { notes } from './notes/service.ts';

let service: TestService;
beforeAll(async () => {
  service = await testService(notes);
});
afterAll(() => service.close());

describe('a resource', () => {
  it('is made, read, changed and removed by its owner', async () => {
    const http = service.http(asUser());
    const made = await http.post('/v1/notes', { title: 'Walk the river loop' });
    expect(made).toMatchObject({ status: 201, body: { title: 'Walk the river loop', tags: [], version: 1 } });
    const path = made.headers.location ?? '';
    expect(path).toBe(`/v1/notes/${made.body.id}`);
    expect(made.headers.etag).toBe('"1"');
    const changed = await http.patch(path, { tags: ['river'] }, { 'if-match': '"1"' });
    expect(changed).toMatchObject({
      status: 200,
      body: { tags: ['river'], version: 2 },
      headers: { etag: '"2"' },
    });
    expect(await http.delete(path, { 'if-match': '"2"' })).toMatchObject({ status: 204, body: undefined });
    expect(await http.get(path)).toMatchObject({ status: 404, body: { code: 'not_found' } });
  });

  it('of someone else is the same as one that does not exist', async () => {
    const { body } = await service.http(asUser()).post('/v1/notes', { title: 'Mine' });
    const stranger = service.http(asUser());
    const theirs = await stranger.get(`/v1/notes/${body.id}`);
    const none = await stranger.get(`/v1/notes/${newId()}`);
    expect(theirs.status).toBe(404);
    expect({ ...theirs.body, detail: '', instance: '', traceId: '' }).toEqual({
      ...none.body,
      detail: '',
      instance: '',
      traceId: '',
    });
  });
});

const user = asUser();
const http = () => service.http(user);

describe('a merge patch', () => {
  it('comes with its own content type or as JSON', async () => {
    const { body } = await http().post('/v1/notes', { title: 'First', body: 'text' });
    const path = `/v1/notes/${body.id}`;
    const type = { 'content-type': 'application/merge-patch+json', 'if-match': '*' };
    expect(await http().request('PATCH', path, '{"title":"Second"}', type)).toMatchObject({
      status: 200,
      body: { title: 'Second' },
    });
    const cleared = await http().patch(path, { body: null });
    expect(cleared.status).toBe(200);
    expect(cleared.body).not.toHaveProperty('body');
  });
});

describe('an ETag', () => {
  it('answers 304 while nothing has changed', async () => {
    const made = await http().post('/v1/notes', { title: 'Read me' });
    const path = `/v1/notes/${made.body.id}`;
    const unchanged = await http().get(path, { 'if-none-match': made.headers.etag ?? '' });
    expect(unchanged).toMatchObject({ status: 304, body: undefined, headers: { etag: '"1"' } });
    expect(unchanged.headers['content-type']).toBeUndefined();
    await http().patch(path, { title: 'Changed' });
    expect((await http().get(path, { 'if-none-match': '"1"' })).status).toBe(200);
  });

  it.each([['"7"'], ['W/"1"'], ['"abc"']])(
    '%s that is not the current one is 412 and changes nothing',
    async (etag) => {
      const stale = { status: 412, body: { code: 'stale_version' } };
      const { body } = await http().post('/v1/notes', { title: 'Keep me' });
      const path = `/v1/notes/${body.id}`;
      expect(await http().patch(path, { title: 'x' }, { 'if-match': etag })).toMatchObject(stale);
      expect(await http().delete(path, { 'if-match': etag })).toMatchObject(stale);
      expect((await http().get(path)).body).toMatchObject({ title: 'Keep me', version: 1 });
    },
  );
});

describe('every answer', () => {
  it('carries the request id it came with, or a new one, and is kept by no cache', async () => {
    expect((await http().get('/v1/notes', { 'x-request-id': 'abc-1' })).headers).toMatchObject({
      'x-request-id': 'abc-1',
      'cache-control': 'no-store',
    });
    expect((await http().get('/v1/notes', { 'x-request-id': 'a b"' })).headers['x-request-id']).toMatch(
      /^[0-9a-f-]{36}$/,
    );
  });

  it('belongs to the trace it came with', async () => {
    const traceparent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
    expect((await http().get('/v1/nothing', { traceparent })).body.traceId).toBe('a'.repeat(32));
    expect(
      (await http().get('/v1/nothing', { traceparent: `00-${'0'.repeat(32)}-${'b'.repeat(16)}-01` })).body
        .traceId,
    ).not.toBe('0'.repeat(32));
  });
});

describe('a list', () => {
  it('goes on where the last page ended and refuses the cursor of another list', async () => {
    const mine = service.http(asUser());
    for (const title of ['a', 'b', 'c']) await mine.post('/v1/notes', { title });
    const first = await mine.get('/v1/notes?limit=2');
    expect(first.body.items.map((note: { title: string }) => note.title)).toEqual(['a', 'b']);
    const { nextCursor } = first.body;
    const second = await mine.get(`/v1/notes?limit=2&cursor=${nextCursor}`);
    expect(second.body.items.map((note: { title: string }) => note.title)).toEqual(['c']);
    expect(second.body).not.toHaveProperty('nextCursor');
    expect((await mine.get(`/v1/notes?tag=x&cursor=${nextCursor}`)).body.code).toBe('malformed_cursor');
    expect((await service.http(asUser()).get(`/v1/notes?cursor=${nextCursor}`)).body.code).toBe(
      'malformed_cursor',
    );
  });
});
