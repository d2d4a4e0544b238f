import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ErasureRequested, MemoryErasureCompleted } from '@odyssey/contracts';
import { memory } from '@odyssey/memory';
import { newId, startService } from '@odyssey/platform';
import { asUser, type TestService, type TestUser, testService, waitUntil } from '@odyssey/testing';
import { PersonIndexes } from '../src/recall/person-indexes.service.ts';

let service: TestService;

beforeAll(async () => {
  service = await testService(memory, { workers: false, env: { ODYSSEY_MEMORY_INDEXED_MEMORIES: '6' } });
});
afterAll(() => service.close());

const note = async (user: TestUser, content: string): Promise<string> =>
  (await service.http(user).post('/v1/memories', { content })).body.id;
const search = async (user: TestUser, query: string): Promise<string[]> =>
  (await service.http(user).post('/v1/memories/search', { query })).body.items.map(
    (item: { memory: { content: string } }) => item.memory.content,
  );

/** The index that the process holds of a person, if it holds one. */
const heldOf = ({ userId }: TestUser): unknown =>
  (service.get(PersonIndexes) as unknown as { held: Map<string, unknown> }).held.get(userId);

describe('search', () => {
  it('finds other forms of a word, the best first, and nothing for no word', async () => {
    const user = asUser();
    await note(user, 'I went swimming');
    await note(user, 'I swim every Monday before I go swimming again');
    await note(user, 'The piano is out of tune');
    expect((await search(user, 'swims')).length).toBe(2);
    expect(await search(user, 'piano tune')).toEqual(['The piano is out of tune']);
    expect(await search(user, 'the of and')).toEqual([]);
  });

  it('knows every change at once: new, edited, deleted', async () => {
    const user = asUser();
    const id = await note(user, 'The pool opens at seven');
    expect(await search(user, 'pool')).toHaveLength(1);
    await service.http(user).patch(`/v1/memories/${id}`, { content: 'The library opens at seven' });
    expect(await search(user, 'pool')).toEqual([]);
    expect(await search(user, 'library')).toHaveLength(1);
    await service.http(user).delete(`/v1/memories/${id}`);
    expect(await search(user, 'library')).toEqual([]);
  });

  it('keeps only as many people as fit, and still answers all', async () => {
    const users = [asUser(), asUser(), asUser(), asUser()];
    for (const [place, user] of users.entries()) {
      for (const thing of ['apple', 'pear']) await note(user, `${thing} ${place}`);
    }
    for (const _round of [1, 2]) {
      for (const [place, user] of users.entries())
        expect(await search(user, 'apple')).toEqual([`apple ${place}`]);
    }
    const held = service.get(PersonIndexes).size();
    expect(held.memories).toBeLessThanOrEqual(6);
    expect(held.people).toBeGreaterThan(0);
  });

  it('answers many questions at once from one index', async () => {
    const user = asUser();
    await note(user, 'An apple');
    const answers = await Promise.all(Array.from({ length: 20 }, () => search(user, 'apple')));
    expect(answers.every((answer) => answer.length === 1)).toBe(true);
  });
});

describe('a deleted memory', () => {
  it('is out of the index of the process when the answer comes', async () => {
    const user = asUser();
    const id = await note(user, 'The safe opens with 4711');
    await note(user, 'Something else');
    await search(user, 'safe');
    await service.http(user).delete(`/v1/memories/${id}`);
    const held = heldOf(user);
    expect(JSON.stringify(held)).toContain('els');
    expect(JSON.stringify(held)).not.toContain('4711');
  });
});

describe('two replicas', () => {
  it('answer the same after every change, and drop what the other deleted without being asked', async () => {
    const { database } = service;
    if (!database) throw new Error('the service has a database');
    const env = {
      ...process.env,
      ODYSSEY_LOG_LEVEL: 'error',
      ODYSSEY_MEMORY_PORT: '0',
      ODYSSEY_MEMORY_DATABASE_URL: database.url,
    };
    const other = await startService(memory, env, { kafka: false, workers: false });
    try {
      const user = asUser();
      const there = other.app.get(PersonIndexes, { strict: false });
      const found = async (query: string) =>
        (await there.of(user.userId)).search(query).map((hit) => hit.memory.content);
      const id = await note(user, 'The pool opens at seven');
      expect(await found('pool')).toEqual(['The pool opens at seven']);
      await service.http(user).patch(`/v1/memories/${id}`, { content: 'The pool opens at eight' });
      expect(await found('pool')).toEqual(['The pool opens at eight']);
      await note(user, 'The pool is warm');
      expect(await found('pool')).toHaveLength(2);
      await service.http(user).delete(`/v1/memories/${id}`);
      const held = () => there.size().memories;
      await waitUntil(() => held() === 1, {
        within: 5_000,
        what: 'the other replica dropped the deleted memory',
      });
      expect(await found('pool')).toEqual(['The pool is warm']);
    } finally {
      await other.close();
    }
  });
});

describe('the context for the ai service', () => {
  it('is the person’s own context, within the budget', async () => {
    const user = asUser();
    await note(user, 'I live in Lyon');
    await note(asUser(), 'I live in Oslo');
    const ai = service.asService('ai');
    const given = await ai.post('/internal/context', {
      userId: user.userId,
      query: 'Where do I live?',
      budget: 200,
    });
    expect(given).toMatchObject({
      status: 200,
      body: { items: [{ memory: { content: 'I live in Lyon' }, score: expect.any(Number) }] },
    });
    expect(
      (await ai.post('/internal/context', { userId: user.userId, query: 'Where do I live?', budget: 5 })).body
        .items,
    ).toEqual([]);
    const own = await service
      .http(user)
      .post('/v1/memories/context', { query: 'Where do I live?', budget: 200 });
    expect(own.body).toEqual(given.body);
  });

  it('is not for people', async () => {
    const user = asUser();
    const ask = { userId: user.userId, query: 'x' };
    expect((await service.http(user).post('/internal/context', ask)).status).toBe(401);
    expect((await service.http().post('/internal/context', ask)).status).toBe(401);
  });

  it('is for ai alone among services', async () => {
    const ask = { userId: asUser().userId, query: 'x' };
    expect((await service.asService('goals').post('/internal/context', ask)).status).toBe(403);
  });
});

describe('a person’s data', () => {
  it('is exported whole', async () => {
    const user = asUser();
    for (const content of ['one', 'two', 'three']) await note(user, content);
    await note(asUser(), 'not theirs');
    const { status, body } = await service.asService('archival').get(`/internal/user-data/${user.userId}`);
    expect(status).toBe(200);
    const lines = String(body)
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const records = lines.slice(0, -1).map(({ record }) => record.content);
    expect(records).toEqual(['one', 'two', 'three']);
    expect(lines.at(-1)).toMatchObject({ counts: { memories: 3 } });
  });

  it('is gone after an erasure, from rows and from memory, and nobody else’s is', async () => {
    const [user, other] = [asUser(), asUser()];
    await note(user, 'An apple');
    await note(other, 'An apple');
    await search(user, 'apple');
    const event = ErasureRequested.example({ erasureId: newId() }, { id: newId(), subject: user.userId });
    expect(heldOf(user)).toBeDefined();
    await service.deliver(event);
    expect(heldOf(user)).toBeUndefined();
    await service.deliver(event);
    const answers = (await service.published(MemoryErasureCompleted)).filter(
      ({ subject }) => subject === user.userId,
    );
    expect(answers).toMatchObject([{ data: { counts: { memories: 1 } } }]);
    const left = await service.rows(
      `select owner_id from memories where owner_id = $1 union all select owner_id from memory_revisions where owner_id = $1
       union all select owner_id from forgotten_sources where owner_id = $1`,
      [user.userId],
    );
    expect(left).toEqual([]);
    expect((await service.get(PersonIndexes).of(user.userId)).size).toBe(0);
    expect(await search(other, 'apple')).toEqual(['An apple']);
  });
});
