import { PlanProposed } from '@odyssey/contracts';
import { asUser, type Loose, type TestAnswer, type TestService, type TestUser } from '@odyssey/testing';
import type { StateSetUp } from '@odyssey/testing/pact';
import { aGoal, aLifeArea, aProject, aTask } from '../factories/requests.ts';
import { aStep } from '../factories/states.ts';

type Body = Record<string, unknown>;

/** A person with one thing that a route made; its id and ETag by the thing's name. */
async function made(service: TestService, name: string, path: string, body: Body, user = asUser()) {
  const answer = await service.http(user).post(path, body);
  return { user, values: valuesOf(name, answer) };
}

const valuesOf = (name: string, { body, headers, status }: TestAnswer<Loose>) => {
  if (status >= 300) throw new Error(`${name} was not made: ${status} ${JSON.stringify(body)}`);
  return { [`${name}Id`]: String(body.id), [`${name}Etag`]: String(headers.etag) };
};

const CANCELLED = { status: 'cancelled' };

async function trashed(service: TestService, user: TestUser, path: string): Promise<void> {
  const { status } = await service.http(user).delete(path, { 'if-match': '*' });
  if (status !== 204) throw new Error(`${path} is not in the trash: ${status}`);
}

export async function askedForPlan(service: TestService, user = asUser()) {
  const http = service.http(user);
  const { body: goal } = await http.post('/v1/goals', aGoal());
  const { body: plan } = await http.post(`/v1/goals/${goal.id}/plans`);
  return { user, planId: String(plan.id), goalId: String(goal.id) };
}

export async function proposedPlan(service: TestService) {
  const asked = await askedForPlan(service);
  const { user, planId, goalId } = asked;
  await service.deliver(
    PlanProposed.example({ planId, goalId, steps: [aStep({ id: 's1' })] }, { subject: user.userId }),
  );
  const { headers } = await service.http(user).get(`/v1/plans/${planId}`);
  return { ...asked, planEtag: String(headers.etag) };
}

/** What has to be there before a request of a contract; by name, so that a contract cannot ask for what is not there. */
export const states = {
  'a person': async () => ({ user: asUser() }),
  'a person with data, asked for by archival': async (service) => {
    const { user } = await made(service, 'task', '/v1/tasks', aTask());
    return { caller: 'archival', values: { userId: user.userId } };
  },
  'a life area': (service) => made(service, 'lifeArea', '/v1/life-areas', aLifeArea()),
  'a project': (service) => made(service, 'project', '/v1/projects', aProject()),
  'a cancelled project': (service) => made(service, 'project', '/v1/projects', aProject(CANCELLED)),
  'a goal': (service) => made(service, 'goal', '/v1/goals', aGoal()),
  'a cancelled goal': (service) => made(service, 'goal', '/v1/goals', aGoal(CANCELLED)),
  'a task': (service) => made(service, 'task', '/v1/tasks', aTask()),
  'a cancelled task': (service) => made(service, 'task', '/v1/tasks', aTask(CANCELLED)),
  'a completed task': async (service) => {
    const { user, values } = await made(service, 'task', '/v1/tasks', aTask());
    await service.http(user).post(`/v1/tasks/${values.taskId}/complete`);
    return { user, values };
  },
  'a task that another one waits for': async (service) => {
    const { user, values } = await made(service, 'task', '/v1/tasks', aTask());
    const waiting = await made(service, 'waiting', '/v1/tasks', aTask({ dependsOn: [values.taskId] }), user);
    return { user, values: { ...values, ...waiting.values } };
  },
  'an achievement': async (service) => {
    const { user, values } = await made(service, 'task', '/v1/tasks', aTask());
    await service.http(user).post(`/v1/tasks/${values.taskId}/complete`);
    return { user };
  },
  'a plan that is asked for': async (service) => {
    const { user, planId } = await askedForPlan(service);
    return { user, values: { planId } };
  },
  'a plan that is proposed': async (service) => {
    const { user, planId, planEtag } = await proposedPlan(service);
    return { user, values: { planId, planEtag } };
  },
  'a task in the trash': async (service) => {
    const { user, values } = await made(service, 'task', '/v1/tasks', aTask());
    await trashed(service, user, `/v1/tasks/${values.taskId}`);
    return { user, values };
  },
  'a task in the trash with its goal': async (service) => {
    const { user, values } = await made(service, 'goal', '/v1/goals', aGoal());
    const task = await made(service, 'task', '/v1/tasks', aTask({ goalId: values.goalId }), user);
    await trashed(service, user, `/v1/tasks/${task.values.taskId}`);
    await trashed(service, user, `/v1/goals/${values.goalId}`);
    return { user, values: task.values };
  },
} satisfies Record<string, StateSetUp>;
