import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@odyssey/platform';
import { asUser, type TestClient, type TestService, testService } from '@odyssey/testing';
import { goals } from '../src/service.ts';
import { aTask } from './factories/requests.ts';

let service: TestService;
beforeAll(async () => {
  service = await testService(goals);
});
afterAll(() => service.close());

async function chain(http: TestClient, length: number): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 0; n < length; n += 1) {
    ids.push((await http.post('/v1/tasks', aTask({ dependsOn: ids.slice(-1) }))).body.id);
  }
  return ids;
}

describe('tasks that wait for each other', () => {
  it('are refused, with the circle named, and nothing is changed', async () => {
    const http = service.http(asUser());
    const [a = '', b = '', c = ''] = await chain(http, 3);

    const answer = await http.patch(`/v1/tasks/${a}`, { title: 'Renamed', dependsOn: [c] });

    expect([answer.status, answer.body.code]).toEqual([422, 'dependency_cycle']);
    expect(answer.body.errors[0].detail).toContain([a, c, b, a].join(' → '));
    expect((await http.get(`/v1/tasks/${a}`)).body).toMatchObject({
      title: 'Walk the river loop',
      dependsOn: [],
      version: 1,
    });
    expect((await http.patch(`/v1/tasks/${a}`, { dependsOn: [a] })).body.code).toBe('dependency_cycle');
  });

  it('are refused through a task in the trash too, which may come back', async () => {
    const http = service.http(asUser());
    const [a = '', b = '', c = ''] = await chain(http, 3);
    await http.delete(`/v1/tasks/${b}`);
    expect((await http.patch(`/v1/tasks/${a}`, { dependsOn: [c] })).body.code).toBe('dependency_cycle');
  });
});

describe('dependencies', () => {
  it('are replaced as a whole; those in the trash are kept for their return', async () => {
    const http = service.http(asUser());
    const [a = '', b = ''] = await Promise.all([chain(http, 1), chain(http, 1)]).then((ids) => ids.flat());
    const { body: task } = await http.post('/v1/tasks', aTask({ dependsOn: [a] }));
    const path = `/v1/tasks/${task.id}`;
    await http.delete(`/v1/tasks/${a}`);

    expect((await http.patch(path, { dependsOn: [b] })).body.dependsOn).toEqual([b]);
    await http.post(`/v1/trash/${a}/restore`);
    expect((await http.get(path)).body.dependsOn).toEqual([a, b].sort());
    expect((await http.patch(path, { dependsOn: [] })).body.dependsOn).toEqual([]);
    expect((await http.get(path)).body.dependsOn).toEqual([]);
  });

  it('must be tasks of the person', async () => {
    const http = service.http(asUser());
    const [foreign = ''] = await chain(service.http(asUser()), 1);
    const [own = ''] = await chain(http, 1);
    for (const other of [foreign, newId()]) {
      const answer = await http.patch(`/v1/tasks/${own}`, { dependsOn: [other] });
      expect(answer.status).toBe(404);
      expect(answer.body.errors).toMatchObject([{ pointer: '/dependsOn/0' }]);
    }
  });
});
