import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type DataOf,
  PlanAccepted,
  PlanFailed,
  PlanProposed,
  PlanRejected,
  PlanRequested,
  UserProfileChanged,
} from '@odyssey/contracts';
import { newId } from '@odyssey/platform';
import { asUser, type TestService, type TestUser, testService } from '@odyssey/testing';
import { goals } from '../src/service.ts';
import { aGoal, aLifeArea, aTask } from './factories/requests.ts';
import { aStep } from './factories/states.ts';

let service: TestService;
beforeAll(async () => {
  service = await testService(goals);
});
afterAll(() => service.close());

const STEPS = [
  aStep({ id: 's1', title: 'Swim 8 × 50 m', dueDate: '2026-05-06', because: 'you wrote 1,500 m' }),
  aStep({ id: 's2', title: 'Swim 8 × 100 m', dueDate: '2026-05-13', dependsOn: ['s1'] }),
  aStep({ id: 's3', title: 'Swim 1,500 m as a test', dueDate: '2026-05-20', dependsOn: ['s2'] }),
];

const proposal = (user: TestUser, data: Partial<DataOf<typeof PlanProposed>>) =>
  PlanProposed.example({ steps: STEPS, ...data }, { subject: user.userId });

async function proposed(user: TestUser) {
  const http = service.http(user);
  const { body: goal } = await http.post('/v1/goals', aGoal());
  const { body: plan } = await http.post(`/v1/goals/${goal.id}/plans`);
  await service.deliver(proposal(user, { planId: plan.id, goalId: goal.id }));
  return { http, goal, plan, path: `/v1/plans/${plan.id}` };
}

const stepIds = (tasks: { id: string; dependsOn: string[] }[]) =>
  tasks.map((task) => task.dependsOn.map((id) => tasks.findIndex((other) => other.id === id)));

describe('asking for a plan', () => {
  it('is answered at once with a plan to be watched, and tells the planner all it needs', async () => {
    const user = asUser(undefined, { timeZone: 'Asia/Tokyo' });
    const http = service.http(user);
    const { body: area } = await http.post('/v1/life-areas', aLifeArea({ name: 'Health' }));
    const { body: goal } = await http.post(
      '/v1/goals',
      aGoal({ lifeAreaId: area.id, description: 'Four lengths so far.', targetDate: '2026-09-01' }),
    );
    await http.post(
      '/v1/tasks',
      aTask({ title: 'Buy goggles', goalId: goal.id, dueAt: '2026-05-06T20:00:00Z' }),
    );

    const answer = await http.post(`/v1/goals/${goal.id}/plans`);

    expect(answer.status).toBe(202);
    expect(answer.headers.location).toBe(`/v1/plans/${answer.body.id}`);
    expect(answer.body).toMatchObject({ goalId: goal.id, status: 'requested', steps: [] });
    expect((await http.get(`/v1/plans/${answer.body.id}`)).body).toEqual(answer.body);
    const [asked] = (await service.published(PlanRequested)).filter(
      (event) => event.data.planId === answer.body.id,
    );
    expect(asked?.data).toEqual({
      planId: answer.body.id,
      goalId: goal.id,
      title: goal.title,
      description: 'Four lengths so far.',
      targetDate: '2026-09-01',
      lifeArea: 'Health',
      today: new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Tokyo' }).format(new Date()),
      timeZone: 'Asia/Tokyo',
      locale: 'en',
      existingTasks: [{ title: 'Buy goggles', status: 'todo', dueDate: '2026-05-07' }],
    });
  });

  it("uses the person's settings as auth last told them", async () => {
    const user = asUser(undefined, { timeZone: 'Asia/Tokyo' });
    const profile = { userId: user.userId, timeZone: 'America/Bogota', locale: 'es' };
    const version = (n: number) => ({
      subject: user.userId,
      aggregate: { type: 'user', id: user.userId, version: n },
    });
    await service.deliver(UserProfileChanged.example(profile, version(3)));
    await service.deliver(UserProfileChanged.example({ ...profile, timeZone: 'Europe/Paris' }, version(2)));
    const http = service.http(user);
    const { body: goal } = await http.post('/v1/goals', aGoal());
    const { body: plan } = await http.post(`/v1/goals/${goal.id}/plans`);
    const [asked] = (await service.published(PlanRequested)).filter((event) => event.data.planId === plan.id);
    expect(asked?.data).toMatchObject({ timeZone: 'America/Bogota', locale: 'es' });
  });

  it('happens once for an Idempotency-Key', async () => {
    const http = service.http(asUser());
    const { body: goal } = await http.post('/v1/goals', aGoal());
    const headers = { 'idempotency-key': newId() };
    const first = await http.post(`/v1/goals/${goal.id}/plans`, undefined, headers);
    const again = await http.post(`/v1/goals/${goal.id}/plans`, undefined, headers);
    expect([again.status, again.body]).toEqual([202, first.body]);
    const asked = (await service.published(PlanRequested)).filter((event) => event.data.goalId === goal.id);
    expect(asked).toHaveLength(1);
  });
});

describe('a proposal', () => {
  it('is taken once though it arrives twice, and not any more after a decision', async () => {
    const user = asUser();
    const http = service.http(user);
    const { body: goal } = await http.post('/v1/goals', aGoal());
    const { body: plan } = await http.post(`/v1/goals/${goal.id}/plans`);
    const event = proposal(user, {
      planId: plan.id,
      goalId: goal.id,
      notes: ['The pool is closed in August.'],
    });
    await service.deliver(event);
    await service.deliver(event);
    const read = (await http.get(`/v1/plans/${plan.id}`)).body;
    expect(read).toMatchObject({ status: 'proposed', provider: 'house', degraded: false, version: 2 });
    expect(read.steps).toEqual(STEPS);
    expect(read.notes).toEqual(['The pool is closed in August.']);

    await http.post(`/v1/plans/${plan.id}/reject`);
    await service.deliver(proposal(user, { planId: plan.id, goalId: goal.id }));
    expect((await http.get(`/v1/plans/${plan.id}`)).body.status).toBe('rejected');
  });

  it('of another person, or for a plan that is not there, changes nothing', async () => {
    const user = asUser();
    const http = service.http(user);
    const { body: goal } = await http.post('/v1/goals', aGoal());
    const { body: plan } = await http.post(`/v1/goals/${goal.id}/plans`);
    await service.deliver(proposal(asUser(), { planId: plan.id, goalId: goal.id }));
    await service.deliver(proposal(user, { planId: newId(), goalId: goal.id }));
    expect((await http.get(`/v1/plans/${plan.id}`)).body.status).toBe('requested');
  });

  it('that could not be made leaves a plan that says why', async () => {
    const user = asUser();
    const http = service.http(user);
    const { body: goal } = await http.post('/v1/goals', aGoal());
    const { body: plan } = await http.post(`/v1/goals/${goal.id}/plans`);
    const event = PlanFailed.example({ planId: plan.id, goalId: goal.id }, { subject: user.userId });
    await service.deliver(event);
    await service.deliver(event);
    const failed = await http.get(`/v1/plans/${plan.id}`);
    expect(failed.body).toMatchObject({
      status: 'failed',
      failure: { code: 'provider_unavailable' },
      version: 2,
    });
    const refused = await http.post(`/v1/plans/${plan.id}/accept`);
    expect([refused.status, refused.body.code]).toEqual([409, 'plan_not_proposed']);
  });
});

describe('accepting a plan', () => {
  it('makes a task of each step, with its dates and order, and says which became which', async () => {
    const { http, goal, plan, path } = await proposed(asUser());

    const { status, body } = await http.post(`${path}/accept`);

    expect(status).toBe(200);
    expect(body.status).toBe('accepted');
    const tasks = (await http.get(`/v1/tasks?goalId=${goal.id}`)).body.items;
    expect(tasks.map((task: { title: string; dueDate: string }) => [task.title, task.dueDate])).toEqual(
      STEPS.map((step) => [step.title, step.dueDate]),
    );
    expect(stepIds(tasks)).toEqual([[], [0], [1]]);
    expect(body.steps.map((step: { taskId: string }) => step.taskId)).toEqual(
      tasks.map((task: { id: string }) => task.id),
    );
    const [accepted] = (await service.published(PlanAccepted)).filter(
      (event) => event.data.planId === plan.id,
    );
    expect(accepted?.data.steps.map(({ stepId }) => stepId)).toEqual(['s1', 's2', 's3']);
    expect((await http.get(`/v1/goals/${goal.id}`)).body.progress).toMatchObject({ completed: 0, total: 3 });
  });

  it('may take some of the steps; what stands between them passes the order on', async () => {
    const { http, goal, path } = await proposed(asUser());
    const { body } = await http.post(`${path}/accept`, { stepIds: ['s3', 's1'] });
    const tasks = (await http.get(`/v1/tasks?goalId=${goal.id}`)).body.items;
    expect(stepIds(tasks)).toEqual([[], [0]]);
    expect(body.steps.map((step: { taskId?: string }) => step.taskId !== undefined)).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('makes nothing when a step is unknown, or the plan was decided on', async () => {
    const { http, goal, path } = await proposed(asUser());
    const unknown = await http.post(`${path}/accept`, { stepIds: ['s1', 's9'] });
    expect([unknown.status, unknown.body.code]).toEqual([422, 'unknown_step']);
    expect(unknown.body.errors).toMatchObject([{ pointer: '/stepIds/1' }]);
    expect((await http.post(`${path}/accept`, { stepIds: [] })).status).toBe(422);
    expect((await http.get(`/v1/tasks?goalId=${goal.id}`)).body.items).toEqual([]);

    const answers = await Promise.all([http.post(`${path}/accept`), http.post(`${path}/accept`)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await http.post(`${path}/reject`)).body.code).toBe('plan_not_proposed');
    expect((await http.post(`${path}/accept`, { stepIds: ['s9'] })).body.code).toBe('plan_not_proposed');
    expect((await http.get(`/v1/tasks?goalId=${goal.id}`)).body.items).toHaveLength(3);
  });

  it('is not possible while the goal is in the trash', async () => {
    const { http, goal, path } = await proposed(asUser());
    await http.delete(`/v1/goals/${goal.id}`);
    expect((await http.get(path)).status).toBe(404);
    expect((await http.post(`${path}/accept`)).status).toBe(404);
    await http.post(`/v1/trash/${goal.id}/restore`);
    expect((await http.post(`${path}/accept`)).status).toBe(200);
  });
});

describe('rejecting a plan', () => {
  it('makes no task and is told', async () => {
    const { http, goal, plan, path } = await proposed(asUser());
    expect((await http.post(`${path}/reject`)).body.status).toBe('rejected');
    expect((await http.get(`/v1/tasks?goalId=${goal.id}`)).body.items).toEqual([]);
    expect(
      (await service.published(PlanRejected)).filter((event) => event.data.planId === plan.id),
    ).toHaveLength(1);
  });
});

describe("another person's plan", () => {
  it('is not there', async () => {
    const { http, goal, path } = await proposed(asUser());
    const stranger = service.http(asUser());
    expect((await stranger.get(path)).status).toBe(404);
    expect((await stranger.post(`${path}/accept`)).status).toBe(404);
    expect((await stranger.post(`${path}/reject`)).status).toBe(404);
    expect((await stranger.post(`/v1/goals/${goal.id}/plans`)).status).toBe(404);
    expect((await http.get(path)).body.status).toBe('proposed');
  });
});
