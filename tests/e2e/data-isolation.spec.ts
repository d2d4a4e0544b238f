import { beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@odyssey/platform';
import { PublicClient, type SignedIn, signedInClient, stack, waitUntil } from '@odyssey/testing';
import { Journey } from '../../tools/src/demo/journey.ts';
import { photograph } from '../../tools/src/demo/picture.ts';
import { BODIES, everyOperation, type Operation, QUERIES } from './documents.ts';

/** J3: users cannot reach each other's data. */
describe('a second person beside the first', () => {
  const operations = everyOperation();
  const withId = operations.filter(({ path }) => path.includes('{id}'));
  const lists = operations.filter(({ method, path }) => method === 'GET' && !path.includes('{'));
  /** The first person's id for each path with one. */
  const ids: Record<string, string> = {};
  let ada: Journey;
  let adaToken: PublicClient;
  let ben: SignedIn;

  beforeAll(async () => {
    const { gateway } = stack();
    ada = new Journey(gateway);
    const { accessToken } = await ada.register();
    adaToken = new PublicClient(gateway, accessToken);
    ben = await signedInClient(gateway);
    await collectIds();
  }, 90_000);

  async function collectIds() {
    const post = async (path: string, body: unknown) => {
      const answer = await adaToken.post(path, body);
      if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
      return answer.body.id as string;
    };
    const lifeArea = (await ada.lifeAreas())[0]?.id ?? '';
    const project = await post('/v1/projects', { title: 'Fit by summer' });
    const goal = await post('/v1/goals', { title: 'Swim 1,500 m without a rest' });
    const task = await post('/v1/tasks', { title: 'Swim 8 × 50 m', goalId: goal });
    const trashed = await post('/v1/tasks', { title: 'Old' });
    await adaToken.delete(`/v1/tasks/${trashed}`);
    const plan = (await ada.proposed((await ada.requestPlan(goal)).id)).id;
    const media = (await ada.attachPicture(await photograph(), task, 'Sunrise')).id;
    await ada.complete(task);
    const story = (await ada.storyOfTask(task)).id;
    const conversation = await post('/v1/conversations', {});
    await adaToken.post(`/v1/conversations/${conversation}/messages`, { content: 'I live in Lisbon.' });
    const memory = (await ada.remembered('Lisbon')).id;
    const notification =
      (await waitUntil(() => ada.notifications(), { within: 10_000, what: 'a notification' }))[0]?.id ?? '';
    const exported = await post('/v1/privacy/exports', {});
    const erasure = await post('/v1/privacy/erasures', {});
    Object.assign(ids, {
      '/v1/life-areas/{id}': lifeArea,
      '/v1/projects/{id}': project,
      '/v1/goals/{id}': goal,
      '/v1/tasks/{id}': task,
      '/v1/trash/{id}': trashed,
      '/v1/plans/{id}': plan,
      '/v1/media/{id}': media,
      '/v1/stories/{id}': story,
      '/v1/conversations/{id}': conversation,
      '/v1/memories/{id}': memory,
      '/v1/notifications/{id}': notification,
      '/v1/privacy/exports/{id}': exported,
      '/v1/privacy/erasures/{id}': erasure,
    });
  }

  const idFor = ({ path }: Operation) => ids[path.slice(0, path.indexOf('{id}') + 4)];

  const everythingOfAda = async () => {
    const seen: Record<string, unknown> = {};
    for (const operation of withId.filter(({ method, path }) => method === 'GET' && path.endsWith('{id}'))) {
      const { body } = await adaToken.get(operation.path.replace('{id}', idFor(operation) ?? ''));
      seen[operation.path] = steady(body);
    }
    return seen;
  };

  it('is tried on every route with an id: none is left out', () => {
    expect(withId.length).toBeGreaterThan(25);
    expect(withId.filter((operation) => !idFor(operation)).map(({ path }) => path)).toEqual([]);
  });

  it('gets the answer of an id that does not exist, and changes nothing', async () => {
    const before = await everythingOfAda();
    for (const operation of withId) {
      const ask = async (id: string) => {
        const path = operation.path.replace('{id}', id) + (QUERIES[operation.path] ?? '');
        const body = operation.body ? (BODIES[`${operation.method} ${operation.path}`] ?? {}) : undefined;
        const answer = await ben.client.request(operation.method, path, body, { 'if-match': '*' });
        return {
          route: `${operation.method} ${operation.path}`,
          status: answer.status,
          code: answer.body?.code,
        };
      };
      const strangers = await ask(idFor(operation) ?? '');
      expect(strangers).toEqual(await ask(newId()));
      // Content is reached by a signed link alone, whoever asks.
      expect(strangers.status).toBe(operation.path.endsWith('/content') ? 403 : 404);
    }
    expect(await everythingOfAda()).toEqual(before);
  }, 60_000);

  it('sees none of it in any list, search or context', async () => {
    const adas = Object.values(ids);
    for (const { path } of lists.filter((operation) => !operation.path.endsWith('/stream'))) {
      const { status, body } = await ben.client.get(path);
      expect({ path, status }).toEqual({ path, status: 200 });
      const text = JSON.stringify(body);
      expect({ path, leaks: adas.filter((id) => text.includes(id)) }).toEqual({ path, leaks: [] });
      expect(text).not.toContain(ada.email);
    }
    for (const path of ['/v1/memories/search', '/v1/memories/context']) {
      const { status, body } = await ben.client.post(path, {
        query: 'Where do I live? Lisbon',
        ...(path.endsWith('search') ? { limit: 10 } : {}),
      });
      expect({ path, status, items: body.items }).toEqual({ path, status: 200, items: [] });
    }
  });

  it('cannot hang anything on it', async () => {
    const goalId = ids['/v1/goals/{id}'];
    const attempts = [
      ['/v1/tasks', { title: 'Mine', goalId }],
      ['/v1/goals', { title: 'Mine', lifeAreaId: ids['/v1/life-areas/{id}'] }],
      ['/v1/tasks', { title: 'Mine', dependsOn: [ids['/v1/tasks/{id}']] }],
      ['/v1/stories', { kind: 'goal', sourceId: goalId }],
    ] as const;
    for (const [path, body] of attempts) {
      const { status } = await ben.client.post(path, body);
      expect({ path, body, refused: status === 404 || status === 422 }).toEqual({
        path,
        body,
        refused: true,
      });
    }
    const { body } = await ben.client.get(`/v1/tasks?goalId=${goalId}`);
    expect(body.items).toEqual([]);
  });
});

/** Without what changes at each reading: signed links, and how far an export is. */
function steady(body: unknown): unknown {
  return JSON.parse(
    JSON.stringify(body, (key, value) => {
      if (
        [
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
        ].includes(key)
      )
        return undefined;
      return value;
    }) ?? 'null',
  );
}
