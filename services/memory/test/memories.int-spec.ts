import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MemoryDeleted, MemoryStored, MemoryUpdated } from '@odyssey/contracts';
import { memory } from '@odyssey/memory';
import { asUser, type TestService, testService } from '@odyssey/testing';

let service: TestService;

beforeAll(async () => {
  service = await testService(memory);
});
afterAll(() => service.close());

const told = async (subject: string) =>
  (await service.published()).filter((event) => event.subject === subject);

describe('a memory that a person writes down', () => {
  it('can be read, listed, edited, pinned and deleted', async () => {
    const ada = service.http(asUser());
    const created = await ada.post('/v1/memories', { content: 'The pool opens at 7:30' });
    expect(created).toMatchObject({
      status: 201,
      body: { kind: 'note', pinned: false, version: 1, source: { type: 'person' } },
    });
    const path = `/v1/memories/${created.body.id}`;
    expect(created.headers.location).toBe(path);

    const edited = await ada.patch(
      path,
      { content: 'The pool opens at 8', pinned: true, validTo: '2027-01-01T00:00:00+01:00' },
      { 'if-match': '"1"' },
    );
    expect(edited).toMatchObject({
      status: 200,
      body: { content: 'The pool opens at 8', pinned: true, version: 2, validTo: '2026-12-31T23:00:00.000Z' },
    });
    expect((await ada.patch(path, { validTo: null })).body.validTo).toBeUndefined();
    expect((await ada.get('/v1/memories')).body.items).toHaveLength(1);

    expect((await ada.delete(path)).status).toBe(204);
    expect((await ada.get(path)).status).toBe(404);
    expect((await ada.get('/v1/memories')).body.items).toEqual([]);
  });

  it('is published whole, and its end too', async () => {
    const user = asUser();
    const ada = service.http(user);
    const { body } = await ada.post('/v1/memories', {
      kind: 'fact',
      content: 'I write best before breakfast.',
    });
    await ada.patch(`/v1/memories/${body.id}`, { pinned: true });
    await ada.delete(`/v1/memories/${body.id}`);
    const events = await told(user.userId);
    expect(events.map(({ type }) => type)).toEqual([
      MemoryStored.type,
      MemoryUpdated.type,
      MemoryDeleted.type,
    ]);
    expect(events[1]?.data).toMatchObject({
      memoryId: body.id,
      content: 'I write best before breakfast.',
      pinned: true,
    });
  });

  it('is nobody else’s: to them it is as if it did not exist', async () => {
    const { body } = await service
      .http(asUser())
      .post('/v1/memories', { content: 'The safe opens with 4711', pinned: true });
    const eve = service.http(asUser());
    const path = `/v1/memories/${body.id}`;
    for (const answer of [
      await eve.get(path),
      await eve.patch(path, { content: 'x' }),
      await eve.delete(path),
    ]) {
      expect(answer).toMatchObject({ status: 404, body: { code: 'not_found' } });
    }
    expect((await eve.get('/v1/memories')).body.items).toEqual([]);
    expect((await eve.post('/v1/memories/search', { query: 'safe 4711' })).body.items).toEqual([]);
    expect((await eve.post('/v1/memories/context', { query: 'What opens the safe?' })).body.items).toEqual(
      [],
    );
  });

  it('is refused when it is not valid', async () => {
    const ada = service.http(asUser());
    expect(await ada.post('/v1/memories', { kind: 'turn', content: ' ', colour: 'red' })).toMatchObject({
      status: 422,
      body: {
        errors: [
          { pointer: '/kind' },
          { pointer: '/content' },
          { pointer: '/colour', code: 'unknown_field' },
        ],
      },
    });
    const backwards = { content: 'x', validFrom: '2026-05-02T00:00:00Z', validTo: '2026-05-01T00:00:00Z' };
    expect(await ada.post('/v1/memories', backwards)).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/validTo' }] },
    });
    const { body } = await ada.post('/v1/memories', { content: 'x' });
    expect((await ada.patch(`/v1/memories/${body.id}`, { content: 'y' }, {})).status).toBe(428);
    expect((await ada.patch(`/v1/memories/${body.id}`, { content: 'y' }, { 'if-match': '"7"' })).status).toBe(
      412,
    );
    expect((await ada.delete(`/v1/memories/${body.id}`, {})).status).toBe(428);
  });

  it('is written once for one Idempotency-Key', async () => {
    const ada = service.http(asUser());
    const key = { 'idempotency-key': 'once' };
    const first = await ada.post('/v1/memories', { content: 'x' }, key);
    expect((await ada.post('/v1/memories', { content: 'x' }, key)).body).toEqual(first.body);
    expect((await ada.get('/v1/memories')).body.items).toHaveLength(1);
  });

  it('needs the scope of its route', async () => {
    const reader = service.http(asUser(undefined, { scopes: ['memories:read'] }));
    expect((await reader.get('/v1/memories')).status).toBe(200);
    expect((await reader.post('/v1/memories', { content: 'x' })).status).toBe(403);
    expect((await service.http().get('/v1/memories')).status).toBe(401);
  });
});

describe('a list of memories', () => {
  it('comes in pages, the newest first, and can be filtered', async () => {
    const ada = service.http(asUser());
    for (const place of [1, 2, 3, 4, 5]) {
      await ada.post('/v1/memories', {
        kind: place % 2 ? 'note' : 'fact',
        content: `Thing ${place}`,
        pinned: place > 3,
      });
    }
    const first = await ada.get('/v1/memories?limit=2');
    expect(first.body.items.map(({ content }: { content: string }) => content)).toEqual([
      'Thing 5',
      'Thing 4',
    ]);
    const second = await ada.get(`/v1/memories?limit=2&cursor=${first.body.nextCursor}`);
    const third = await ada.get(`/v1/memories?limit=2&cursor=${second.body.nextCursor}`);
    expect([...second.body.items, ...third.body.items]).toHaveLength(3);
    expect(third.body.nextCursor).toBeUndefined();
    expect((await ada.get('/v1/memories?kind=fact')).body.items).toHaveLength(2);
    expect((await ada.get('/v1/memories?pinned=true')).body.items).toHaveLength(2);
    expect((await ada.get('/v1/memories?pinned=false')).body.items).toHaveLength(3);
    expect((await ada.get(`/v1/memories?kind=fact&cursor=${first.body.nextCursor}`)).status).toBe(400);
  });
});

describe('a fact', () => {
  it('is not kept twice', async () => {
    const ada = service.http(asUser());
    const first = await ada.post('/v1/memories', { kind: 'fact', content: 'I live in Lyon.' });
    const again = await ada.post('/v1/memories', { kind: 'fact', content: "I'm living in Lyon now" });
    expect(again.body.id).toBe(first.body.id);
    expect((await ada.get('/v1/memories')).body.items).toHaveLength(1);
  });

  it('ends the one that it replaces', async () => {
    const ada = service.http(asUser());
    const paris = await ada.post('/v1/memories', { kind: 'fact', content: 'I live in Paris' });
    const lyon = await ada.post('/v1/memories', { kind: 'fact', content: 'I live in Lyon now' });
    const ended = await ada.get(`/v1/memories/${paris.body.id}`);
    expect(ended.body.validTo).toBe(lyon.body.validFrom);
    const context = await ada.post('/v1/memories/context', { query: 'Where do I live?' });
    expect(context.body.items.map(({ memory: { id } }: { memory: { id: string } }) => id)).toEqual([
      lyon.body.id,
    ]);
    const search = await ada.post('/v1/memories/search', { query: 'live' });
    expect(search.body.items.map(({ memory: { id } }: { memory: { id: string } }) => id)).toEqual([
      lyon.body.id,
      paris.body.id,
    ]);
  });
});
