import { beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@odyssey/platform';
import { type SignedIn, signedInClient, stack } from '@odyssey/testing';
import { foreignIds, withForeignId } from '../security/surface/ids.ts';
import { Life } from '../security/surface/life.ts';
import { addressOf, hasId } from '../security/surface/needs.ts';
import { everyOperation } from '../security/surface/operations.ts';
import { smallestBody, validBody } from '../security/surface/values.ts';

/** J3: users cannot reach each other's data. */
describe('a second person beside the first', () => {
  const operations = everyOperation();
  const withId = operations.filter(hasId);
  const lists = operations.filter(
    ({ method, path, needsToken }) => method === 'GET' && !path.includes('{') && needsToken,
  );
  let ada: Life;
  let ben: SignedIn;

  beforeAll(async () => {
    const { gateway } = stack();
    [ada, ben] = await Promise.all([Life.lead(gateway, 'canaryada'), signedInClient(gateway)]);
  }, 90_000);

  const everythingOfAda = async () => {
    const seen: Record<string, unknown> = {};
    for (const operation of withId.filter(({ method, path }) => method === 'GET' && path.endsWith('}')))
      seen[operation.path] = steady((await ada.client.get(addressOf(operation, ada.idFor(operation)))).body);
    return seen;
  };

  it('is tried on every route with an id: none is left out', () => {
    expect(withId.length).toBeGreaterThan(25);
    for (const operation of withId) expect(ada.idFor(operation)).toEqual(expect.any(String));
  });

  it('gets the answer of an id that does not exist, and changes nothing', async () => {
    const before = await everythingOfAda();
    for (const operation of withId) {
      const ask = async (id: string) => {
        const body = smallestBody(operation);
        const headers = { 'if-match': '*' };
        const answer = await ben.client.request(operation.method, addressOf(operation, id), body, headers);
        return { route: operation.name, status: answer.status, code: answer.body?.code };
      };
      const strangers = await ask(ada.idFor(operation));
      expect(strangers).toEqual(await ask(newId()));
      // Content is reached by a signed link alone, whoever asks.
      expect(strangers.status).toBe(operation.path.endsWith('/content') ? 403 : 404);
    }
    expect(await everythingOfAda()).toEqual(before);
  }, 60_000);

  it('sees none of it in any list, search or context', async () => {
    const adas = Object.values(ada.ids);
    for (const { path } of lists.filter((operation) => !operation.path.endsWith('/stream'))) {
      const { status, body } = await ben.client.get(path);
      expect({ path, status }).toEqual({ path, status: 200 });
      const text = JSON.stringify(body);
      expect({ path, leaks: adas.filter((id) => text.includes(id)) }).toEqual({ path, leaks: [] });
      expect(text).not.toContain(ada.journey.email);
      expect(text).not.toContain('canaryada');
    }
    for (const path of ['/v1/memories/search', '/v1/memories/context']) {
      const { status, body } = await ben.client.post(path, {
        query: 'Where do I live? Lisbon-canaryada',
        ...(path.endsWith('search') ? { limit: 10 } : {}),
      });
      expect({ path, status, items: body.items }).toEqual({ path, status: 200, items: [] });
    }
  });

  it('cannot name it in any query or body: the answer is that of an id that does not exist', async () => {
    const tried: string[] = [];
    const accepted: string[] = [];
    const things = ['/v1/goals', '/v1/tasks', '/v1/projects'];
    const make = async (path: string) => [
      `${path}/{id}`,
      (await ben.client.post(path, { title: 'Mine' })).body.id as string,
    ];
    const changed: Record<string, string> = Object.fromEntries(await Promise.all(things.map(make)));
    const named: Record<string, string> = Object.fromEntries(await Promise.all(things.map(make)));
    named['/v1/life-areas/{id}'] = (await ben.client.post('/v1/life-areas', { name: 'Mine' })).body.id;
    const before = await everythingOfAda();
    for (const operation of operations.filter(({ needsToken }) => needsToken)) {
      for (const place of foreignIds(operation)) {
        const ask = async (id: string) => {
          const { query, body } = withForeignId(operation, place, id, validBody(operation));
          const path = addressOf(operation, changed[operation.path] ?? newId()) + query;
          const headers = { 'if-match': '*' };
          const answer = await ben.client.request(operation.method, path, body, headers);
          const { code, items } = answer.body ?? {};
          return { route: operation.name, place: place.pointer, status: answer.status, code, items };
        };
        const adas = place.idOf(ada.ids);
        const strangers = await ask(adas);
        expect(strangers).toEqual({ ...(await ask(newId())), route: operation.name });
        const { status, items = [] } = strangers;
        expect({ ...strangers, refused: [404, 422].includes(status) || items.length === 0 }).toMatchObject({
          refused: true,
        });
        if (operation.method !== 'GET') expect(status).toBeGreaterThanOrEqual(400);
        tried.push(`${operation.name} ${place.pointer}`);
        // Ben's own is taken: it was the id that was refused, and nothing else of the request.
        const bens = place.idOf(named);
        if (bens && (await ask(bens)).status < 300) accepted.push(`${operation.name} ${place.pointer}`);
      }
    }
    expect(accepted).toEqual(
      expect.arrayContaining([
        ...['lifeAreaId', 'projectId', 'goalId', 'dependsOn/0'].map((id) => `POST /v1/tasks /${id}`),
        ...['lifeAreaId', 'projectId', 'goalId', 'dependsOn/0'].map((id) => `PATCH /v1/tasks/{id} /${id}`),
        ...['lifeAreaId', 'projectId'].map((id) => `POST /v1/goals /${id}`),
        'POST /v1/projects /lifeAreaId',
      ]),
    );
    expect(tried.length).toBeGreaterThan(20);
    expect(await everythingOfAda()).toEqual(before);
  }, 60_000);
});

/** Without what changes at each reading: signed links, and how far an export is. */
function steady(body: unknown): unknown {
  const moving = [
    'url',
    'thumbUrl',
    'downloadUrl',
    'status',
    'version',
    'updatedAt',
    'bytes',
    'completedAt',
    'expiresAt',
    'services',
  ];
  return JSON.parse(
    JSON.stringify(body, (key, value) => (moving.includes(key) ? undefined : value)) ?? 'null',
  );
}
