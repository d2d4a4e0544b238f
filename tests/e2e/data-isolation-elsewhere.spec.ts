import { beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@odyssey/platform';
import { stack, waitUntil } from '@odyssey/testing';
import { Life } from '../security/surface/life.ts';
import { addressOf, hasId } from '../security/surface/needs.ts';
import { everyOperation } from '../security/surface/operations.ts';

/** J3, beside the routes themselves: caches, keys, cursors, links and streams that two people share. */
describe('what two people share', () => {
  const { gateway } = stack();
  const operations = everyOperation();
  let ada: Life;
  let ben: Life;
  beforeAll(async () => {
    [ada, ben] = await Promise.all([Life.lead(gateway, 'canaryada'), Life.lead(gateway, 'canaryben')]);
  }, 90_000);

  it('shows nobody by an ETag whether another has something', async () => {
    const conditional = operations.filter(
      ({ method, parameters, needsToken }) =>
        method === 'GET' && needsToken && parameters.some(({ name }) => name === 'If-None-Match'),
    );
    expect(conditional.length).toBeGreaterThan(8);
    for (const operation of conditional.filter(hasId)) {
      const path = addressOf(operation, ada.idFor(operation));
      const tag = (await ada.client.get(path)).headers.get('etag') ?? '*';
      for (const none of [tag, '*', 'W/"1"']) {
        const { status } = await ben.client.get(path, { 'if-none-match': none });
        expect({ route: operation.name, none, status }).toEqual({ route: operation.name, none, status: 404 });
      }
    }
    // What everybody has one of: one's own is not "unmodified" because another's is.
    const preferences = '/v1/auth/me';
    const tag = (await ada.client.get(preferences)).headers.get('etag') ?? '';
    await ben.client.patch(preferences, { displayName: 'Ben' });
    expect((await ben.client.get(preferences, { 'if-none-match': tag })).status).toBe(200);
  });

  it('keeps the answers of one Idempotency-Key apart', async () => {
    const key = { 'idempotency-key': newId() };
    const body = { title: 'The same for both' };
    const [adas, bens] = [
      await ada.client.post('/v1/tasks', body, key),
      await ben.client.post('/v1/tasks', body, key),
    ];
    expect([adas.status, bens.status]).toEqual([201, 201]);
    expect(bens.body.id).not.toBe(adas.body.id);
    expect((await ada.client.post('/v1/tasks', body, key)).body).toEqual(adas.body);
    expect((await ben.client.get(`/v1/tasks/${adas.body.id}`)).status).toBe(404);
  });

  it('takes a cursor from nobody but who was given it, in every list', async () => {
    const lists = operations.filter(
      ({ method, parameters, needsToken }) =>
        method === 'GET' && needsToken && parameters.some(({ name }) => name === 'cursor'),
    );
    expect(lists.length).toBeGreaterThan(10);
    for (const title of ['One', 'Two', 'Three']) {
      await ada.client.post('/v1/goals', { title });
      await ada.client.post('/v1/projects', { title });
      await ada.client.post('/v1/tasks', { title });
      await ada.client.post('/v1/conversations', {});
    }
    const tried: string[] = [];
    for (const operation of lists) {
      const path = hasId(operation) ? addressOf(operation, ada.idFor(operation)) : operation.path;
      const { body } = await ada.client.get(`${path}?limit=1`);
      if (!body.nextCursor) continue;
      const next = `limit=1&cursor=${encodeURIComponent(body.nextCursor)}`;
      expect((await ada.client.get(`${path}?${next}`)).status).toBe(200);
      const { status, body: refused } = await ben.client.get(`${path}?${next}`);
      const answer = hasId(operation) ? [404, 'not_found'] : [400, 'malformed_cursor'];
      expect([operation.name, status, refused.code]).toEqual([operation.name, ...answer]);
      tried.push(operation.name);
    }
    expect(tried).toEqual(
      expect.arrayContaining(['GET /v1/goals', 'GET /v1/tasks', 'GET /v1/projects', 'GET /v1/life-areas']),
    );
  });

  it('opens one picture by one link, and no other', async () => {
    const mine = new URL(
      (await ada.client.get(`/v1/media/${ada.ids['/v1/media/{id}']}`)).body.variants[0].url,
      gateway,
    );
    const open = async (change: (url: URL) => void) => {
      const url = new URL(mine);
      change(url);
      const answer = await fetch(url);
      await answer.arrayBuffer();
      return answer.status;
    };
    expect(await open(() => undefined)).toBe(200);
    const later = (url: URL) => {
      url.searchParams.set('expires', String(Number(url.searchParams.get('expires')) + 1));
    };
    expect(await open(later)).toBe(403);
    expect(await open((url) => url.searchParams.set('variant', 'original'))).toBe(403);
    expect(
      await open((url) => {
        url.pathname = `/v1/media/${ben.ids['/v1/media/{id}']}/content`;
      }),
    ).toBe(403);
    expect(await open((url) => url.searchParams.delete('signature'))).toBe(403);
  });

  it('hears by its stream what is its own, and nothing else', async () => {
    const leaving = new AbortController();
    const answer = await fetch(`${gateway}/v1/notifications/stream?lastEventId=0`, {
      headers: { authorization: `Bearer ${ben.accessToken}` },
      signal: leaving.signal,
    });
    expect(answer.status).toBe(200);
    let heard = '';
    const listening = (async () => {
      const words = new TextDecoder();
      for await (const chunk of answer.body ?? []) heard += words.decode(chunk, { stream: true });
    })().catch(() => undefined);
    const finish = async (life: Life, title: string) => {
      const { body } = await life.client.post('/v1/tasks', { title });
      await life.client.post(`/v1/tasks/${body.id}/complete`);
    };
    await finish(ada, 'Walk adalate');
    const adaHas = async () =>
      JSON.stringify((await ada.client.get('/v1/notifications?limit=100')).body).includes('adalate');
    await waitUntil(adaHas, { within: 15_000, what: 'Ada has been told' });
    await finish(ben, 'Walk benlate');
    await waitUntil(async () => heard.includes('benlate'), { within: 15_000, what: 'Ben hears his own' });
    leaving.abort();
    await listening;
    expect(heard).not.toContain('adalate');
    expect(heard).not.toContain('canaryada');
    expect(heard).not.toContain(ada.userId);
  }, 60_000);

  it('lets a receipt of one erasure open no other', async () => {
    const id = ben.ids['/v1/privacy/erasures/{id}'];
    const anybody = await fetch(`${gateway}/v1/privacy/erasures/${id}`, {
      headers: { 'erasure-receipt': 'x'.repeat(43) },
    });
    expect(anybody.status).toBe(404);
    await ada.client.delete(`/v1/privacy/erasures/${ada.ids['/v1/privacy/erasures/{id}']}`);
    const { body } = await ada.client.post('/v1/privacy/erasures', {});
    expect(typeof body.receipt).toBe('string');
    const byReceipt = (of: string | undefined) =>
      fetch(`${gateway}/v1/privacy/erasures/${of}`, { headers: { 'erasure-receipt': body.receipt } });
    expect((await byReceipt(body.id)).status).toBe(200);
    expect((await byReceipt(id)).status).toBe(404);
  });
});
