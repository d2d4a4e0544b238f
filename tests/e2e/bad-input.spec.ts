import { beforeAll, describe, expect, it } from '@jest/globals';
import { type SignedIn, signedInClient, stack } from '@odyssey/testing';
import { addressOf, hasId, TAKES_NOTHING } from '../security/surface/needs.ts';
import { everyOperation, type Operation } from '../security/surface/operations.ts';
import { smallestBody } from '../security/surface/values.ts';

describe('bad input on every route', () => {
  const operations = everyOperation();
  let ada: SignedIn;
  beforeAll(async () => {
    ada = await signedInClient(stack().gateway);
  });

  /** The answer to a raw body. */
  const send = async ({ method, path }: Operation, body: string, type = 'application/json') => {
    const answer = await fetch(new URL(path.replace(/\{\w+\}/, ada.userId), stack().gateway), {
      method,
      headers: { authorization: `Bearer ${ada.accessToken}`, 'content-type': type, 'if-match': '*' },
      body,
    });
    const text = await answer.text();
    return {
      status: answer.status,
      type: answer.headers.get('content-type') ?? '',
      problem: JSON.parse(text || '{}'),
    };
  };

  const isProblem = (operation: Operation, answer: Awaited<ReturnType<typeof send>>, statuses: number[]) => {
    const route = operation.name;
    expect({ route, status: answer.status, known: statuses.includes(answer.status) }).toMatchObject({
      route,
      known: true,
    });
    expect({ route, type: answer.type }).toMatchObject({
      type: expect.stringContaining('application/problem+json'),
    });
    expect(answer.problem).toMatchObject({
      type: expect.stringContaining('/errors/'),
      title: expect.any(String),
      status: answer.status,
      detail: expect.any(String),
      code: expect.stringMatching(/^[a-z_]+$/),
      traceId: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
  };

  const withBody = operations.filter(({ body }) => body);

  it('is looked for on many', () => {
    expect(withBody.length).toBeGreaterThan(20);
  });

  it('is a problem when it is no JSON', async () => {
    for (const operation of withBody) isProblem(operation, await send(operation, '{"title": '), [400]);
  });

  it('names unknown fields, whichever', async () => {
    for (const operation of withBody.filter((one) => !TAKES_NOTHING.includes(one.name))) {
      const answer = await send(operation, '{"zzUnknown": 1}');
      isProblem(operation, answer, [422]);
      const pointers = answer.problem.errors.map(({ pointer }: { pointer: string }) => pointer);
      expect({ route: operation.name, pointers }).toMatchObject({
        // Which fields a story may have depends on its kind, so that is asked for first.
        pointers: expect.arrayContaining([operation.path === '/v1/stories' ? '/kind' : '/zzUnknown']),
      });
    }
  });

  it('is a problem when it is a list, a text or a number', async () => {
    for (const operation of withBody) {
      for (const body of ['[]', '"text"', '7']) isProblem(operation, await send(operation, body), [400, 422]);
    }
  });

  it('is a problem in another content type', async () => {
    for (const operation of withBody)
      isProblem(operation, await send(operation, 'a=b', 'application/x-www-form-urlencoded'), [415]);
  });

  it('is a problem when the id is none', async () => {
    const withId = operations.filter(hasId);
    for (const operation of withId) {
      const path = addressOf(operation, 'not-an-id');
      const body = smallestBody(operation);
      const answer = await ada.client.request(operation.method, path, body, {
        'if-match': '*',
      });
      expect({ route: operation.name, status: answer.status, code: answer.body.code }).toEqual({
        route: operation.name,
        status: 400,
        code: 'malformed_id',
      });
    }
  });

  it('is 405 with Allow for a method that the path does not take', async () => {
    const answer = await ada.client.request('PUT', '/v1/tasks', {});
    expect(answer).toMatchObject({ status: 405, body: { code: 'method_not_allowed' } });
    expect(answer.headers.get('allow')).toContain('POST');
  });

  it('is 413 when it is too long', async () => {
    const [operation] = withBody.filter((one) => one.name === 'POST /v1/tasks');
    if (!operation) throw new Error('POST /v1/tasks is not in the documents');
    isProblem(operation, await send(operation, JSON.stringify({ title: 'x'.repeat(2_000_000) })), [413]);
  });

  it('is 428 without If-Match, and 412 with an old one, and changes nothing', async () => {
    const { body: task } = await ada.client.post('/v1/tasks', { title: 'Walk' });
    const path = `/v1/tasks/${task.id}`;
    expect((await ada.client.patch(path, { title: 'Run' }, {})).status).toBe(428);
    expect((await ada.client.patch(path, { title: 'Run' }, { 'if-match': '"7"' })).status).toBe(412);
    expect((await ada.client.get(path)).body).toEqual(task);
  });
});
