import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PlanProposed } from '@odyssey/contracts';
import { newId, openApiOf } from '@odyssey/platform';
import { asUser, type TestClient, type TestService, testService } from '@odyssey/testing';
import { goals } from '../src/service.ts';
import { aGoal, aLifeArea, aProject, aTask } from './factories/requests.ts';

let service: TestService;
beforeAll(async () => {
  service = await testService(goals);
});
afterAll(() => service.close());

type Operation = {
  requestBody?: unknown;
  parameters: { name: string; in: string }[];
  responses: Record<string, unknown>;
};

const routes = Object.entries(openApiOf(goals).paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    method: method.toUpperCase() as 'GET' | 'POST' | 'PATCH' | 'DELETE',
    path,
    operation: operation as unknown as Operation,
  })),
);
const named = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;

describe('the API document of goals', () => {
  it('has exactly the routes of this release', () => {
    const crud = ['life-areas', 'projects', 'goals', 'tasks'].flatMap((list) => [
      `GET /v1/${list}`,
      `POST /v1/${list}`,
      `GET /v1/${list}/{id}`,
      `PATCH /v1/${list}/{id}`,
      `DELETE /v1/${list}/{id}`,
    ]);
    expect(routes.map(named).sort()).toEqual(
      [
        ...crud,
        'POST /v1/tasks/{id}/complete',
        'POST /v1/tasks/{id}/reopen',
        'GET /v1/trash',
        'POST /v1/trash/{id}/restore',
        'POST /v1/goals/{id}/plans',
        'GET /v1/plans/{id}',
        'POST /v1/plans/{id}/accept',
        'POST /v1/plans/{id}/reject',
        'GET /v1/goals/{id}/progress',
        'GET /v1/progress/summary',
        'GET /v1/achievements',
      ].sort(),
    );
  });
});

/** Something of a person at every address with an id; the id by the first segment of the path. */
async function aLife(http: TestClient, userId: string): Promise<Record<string, string>> {
  const { body: lifeArea } = await http.post('/v1/life-areas', aLifeArea());
  const { body: project } = await http.post('/v1/projects', aProject());
  const { body: goal } = await http.post('/v1/goals', aGoal());
  const { body: task } = await http.post('/v1/tasks', aTask());
  const { body: thrownAway } = await http.post('/v1/tasks', aTask());
  await http.delete(`/v1/tasks/${thrownAway.id}`);
  const { body: plan } = await http.post(`/v1/goals/${goal.id}/plans`);
  await service.deliver(PlanProposed.example({ planId: plan.id, goalId: goal.id }, { subject: userId }));
  return {
    'life-areas': lifeArea.id,
    projects: project.id,
    goals: goal.id,
    tasks: task.id,
    trash: thrownAway.id,
    plans: plan.id,
  };
}

const snapshot = async (userId: string) =>
  Promise.all(
    ['life_areas', 'projects', 'goals', 'tasks', 'plans', 'achievements', 'outbox', 'item_counts'].map(
      (table) =>
        service.rows(
          `select * from ${table} where ${table === 'outbox' ? 'key' : 'owner_id::text'} = $1 order by 1, 2, 3, 4`,
          [userId],
        ),
    ),
  );

describe('every route with an id', () => {
  it('answers 404 to another person and changes nothing; 400 to what is no id', async () => {
    const owner = asUser();
    const ids = await aLife(service.http(owner), owner.userId);
    const before = await snapshot(owner.userId);
    const stranger = service.http(asUser());
    const withId = routes.filter(({ path }) => path.includes('{id}'));
    expect(withId.length).toBeGreaterThan(15);
    for (const { method, path } of withId) {
      const id = ids[path.split('/')[2] ?? ''] ?? '';
      const body = method === 'PATCH' ? {} : undefined;
      const headers = { 'if-match': '*' };
      const ask = (with_: string) => stranger.request(method, path.replace('{id}', with_), body, headers);
      expect([named({ method, path }), (await ask(id)).status]).toEqual([named({ method, path }), 404]);
      expect([named({ method, path }), (await ask(newId())).status]).toEqual([named({ method, path }), 404]);
      expect([named({ method, path }), (await ask('42')).status]).toEqual([named({ method, path }), 400]);
    }
    expect(await snapshot(owner.userId)).toEqual(before);
  });
});

describe('every route', () => {
  it('refuses rubbish in its body and its query with the problem body, never with a failure of its own', async () => {
    const owner = asUser();
    const http = service.http(owner);
    const ids = await aLife(http, owner.userId);
    for (const { method, path, operation } of routes) {
      const url = path.replace('{id}', ids[path.split('/')[2] ?? ''] ?? '');
      const headers = { 'if-match': '*' };
      if (operation.requestBody) {
        for (const body of [
          { rubbish: 1 },
          { title: 7, name: 7, stepIds: 'all' },
          [],
          '"text"',
          '{"title": "a\\u0000b", "name": "a\\u0000b", "stepIds": ["\\u0000"]}',
        ]) {
          const answer = await http.request(method, url, body, headers);
          expect([named({ method, path }), body, answer.status]).toEqual([
            named({ method, path }),
            body,
            422,
          ]);
          expect(answer.headers['content-type']).toContain('application/problem+json');
        }
        expect((await http.request(method, url, '{"title":', headers)).status).toBe(400);
      }
      if (method === 'GET' && operation.parameters.some((parameter) => parameter.in === 'query')) {
        for (const query of ['rubbish=1', 'limit=0', 'limit=many', 'cursor=x', 'limit=1&limit=2']) {
          const { status } = await http.get(`${url}?${query}`);
          expect([named({ method, path }), query, [400, 422].includes(status)]).toEqual([
            named({ method, path }),
            query,
            true,
          ]);
        }
      }
    }
  });
});
