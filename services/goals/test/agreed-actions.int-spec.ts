import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ActionAgreed, type DataOf, TaskCompleted, TaskCreated } from '@odyssey/contracts';
import { newId } from '@odyssey/platform';
import { asUser, type TestService, type TestUser, testService } from '@odyssey/testing';
import { goals } from '../src/service.ts';
import { aTask } from './factories/requests.ts';

let service: TestService;
beforeAll(async () => {
  service = await testService(goals);
});
afterAll(() => service.close());

const agreed = (user: TestUser, data: Partial<DataOf<typeof ActionAgreed>>) =>
  ActionAgreed.example(
    { actionId: newId(), dueDate: undefined, ...data },
    { id: newId(), subject: user.userId },
  );

/** Delivers it twice, as Kafka may. */
const deliver = async (event: ReturnType<typeof agreed>) => {
  await service.deliver(event);
  await service.deliver(event);
};

const tasksOf = async (user: TestUser) => (await service.http(user).get('/v1/tasks')).body.items;

describe('what was agreed in a conversation', () => {
  it('becomes one task with its day, for that person alone', async () => {
    const [user, stranger] = [asUser(), asUser()];
    const event = agreed(user, { kind: 'create_task', title: 'Buy goggles', dueDate: '2026-05-08' });
    await deliver(event);
    const made = await tasksOf(user);
    expect(made).toMatchObject([{ title: 'Buy goggles', dueDate: '2026-05-08', status: 'todo' }]);
    expect(made).toHaveLength(1);
    const told = (await service.published(TaskCreated)).filter(({ subject }) => subject === user.userId);
    expect(told.map(({ causationId }) => causationId)).toEqual([event.id]);
    expect(await tasksOf(stranger)).toEqual([]);
  });

  it('becomes one goal with its day, for that person alone', async () => {
    const [user, stranger] = [asUser(), asUser()];
    await deliver(agreed(user, { kind: 'create_goal', title: 'Run a marathon', targetDate: '2027-05-01' }));
    const { items } = (await service.http(user).get('/v1/goals')).body;
    expect(items).toMatchObject([{ title: 'Run a marathon', targetDate: '2027-05-01', status: 'todo' }]);
    expect((await service.http(stranger).get('/v1/goals')).body.items).toEqual([]);
    expect(await tasksOf(user)).toEqual([]);
  });

  it('finishes the one open task of that title, whatever its case, and no stranger’s', async () => {
    const [user, stranger] = [asUser(), asUser()];
    for (const each of [user, stranger]) {
      await service.http(each).post('/v1/tasks', aTask({ title: 'Über den Fluss' }));
      await service.http(each).post('/v1/tasks', aTask({ title: 'Über den Fluss und zurück' }));
    }
    const before = await service.http(user).post('/v1/tasks', aTask({ title: 'über den fluss' }));
    await service.http(user).post(`/v1/tasks/${before.body.id}/complete`);

    const event = agreed(user, { kind: 'complete_task', title: 'ÜBER den Fluss' });
    await deliver(event);

    expect((await tasksOf(user)).map(({ status }: { status: string }) => status)).toEqual([
      'completed',
      'todo',
      'completed',
    ]);
    const told = (await service.published(TaskCompleted)).filter(
      ({ subject, causationId }) => subject === user.userId && causationId === event.id,
    );
    expect(told).toHaveLength(1);
    expect((await tasksOf(stranger)).map(({ status }: { status: string }) => status)).toEqual([
      'todo',
      'todo',
    ]);
  });

  it.each([
    ['no task has the title', ['Buy felt']],
    ['several open tasks have it', ['Buy goggles', 'buy goggles']],
    ['wildcards would match one', ['Buy gogglesX']],
  ])('finishes nothing when %s', async (_, titles) => {
    const user = asUser();
    for (const title of titles) await service.http(user).post('/v1/tasks', aTask({ title }));
    await deliver(
      agreed(user, { kind: 'complete_task', title: titles.length > 1 ? 'Buy goggles' : 'Buy goggles_' }),
    );
    for (const { status } of await tasksOf(user)) expect(status).toBe('todo');
  });

  it('finishes nothing that lies in the trash', async () => {
    const user = asUser();
    const { body } = await service.http(user).post('/v1/tasks', aTask({ title: 'Buy goggles' }));
    await service.http(user).delete(`/v1/tasks/${body.id}`);
    await deliver(agreed(user, { kind: 'complete_task', title: 'Buy goggles' }));
    expect((await service.published(TaskCompleted)).some(({ subject }) => subject === user.userId)).toBe(
      false,
    );
  });
});
