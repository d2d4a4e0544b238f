import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { asUser, type TestService, testService } from '@odyssey/testing';
import { newId } from '../src/index.ts';
import { notes } from './notes-service.ts';

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
