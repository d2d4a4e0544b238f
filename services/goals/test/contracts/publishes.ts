import { ErasureRequested } from '@odyssey/contracts';
import { newId } from '@odyssey/platform';
import { asUser, resynced, type TestService } from '@odyssey/testing';
import type { UseCase } from '@odyssey/testing/pact';
import { PurgeTrashWorker } from '../../src/jobs/purge-trash.worker.ts';
import { aGoal, aLifeArea, aProject, aTask } from '../factories/requests.ts';
import { askedForPlan, proposedPlan } from './states.ts';

const ANY = { 'if-match': '*' };

/** A life with something of each kind, every field of it filled in. */
async function aLife(service: TestService) {
  const user = asUser();
  const http = service.http(user);
  const make = async (path: string, body: object) => String((await http.post(path, body)).body.id);
  const about = { description: 'Four lengths so far.' };
  const area = await make('/v1/life-areas', aLifeArea({ ...about, icon: 'wave', color: '#0a84ff' }));
  const dates = { startDate: '2026-05-01', targetDate: '2026-09-01' };
  const project = await make('/v1/projects', aProject({ ...about, ...dates, lifeAreaId: area }));
  const { targetDate } = dates;
  const goal = await make('/v1/goals', aGoal({ ...about, targetDate, projectId: project }));
  const first = await make('/v1/tasks', aTask({ goalId: goal }));
  const day = { dueAt: '2026-05-06T20:00:00Z', durationMinutes: 45 };
  const task = await make(
    '/v1/tasks',
    aTask({ ...about, ...day, goalId: goal, tags: ['swim'], dependsOn: [first] }),
  );
  const at = {
    area: `/v1/life-areas/${area}`,
    project: `/v1/projects/${project}`,
    goal: `/v1/goals/${goal}`,
    task: `/v1/tasks/${task}`,
  };
  return { user, http, ids: { area, project, goal, first, task }, at };
}

type Life = Awaited<ReturnType<typeof aLife>>;
type Thing = keyof Life['at'];

const THINGS: Readonly<Record<Thing, { type: string; change: object }>> = {
  area: { type: 'life_area', change: { name: 'Garden and house' } },
  project: { type: 'project', change: { title: 'Fit by autumn' } },
  goal: { type: 'goal', change: { title: 'Swim 2,000 m' } },
  task: { type: 'task', change: { title: 'Swim far' } },
};

/** What happens to each kind of thing. */
function lifeOf(thing: Thing): Record<string, UseCase> {
  const { type, change } = THINGS[thing];
  const trash = async (service: TestService) => {
    const life = await aLife(service);
    await life.http.delete(life.at[thing], ANY);
    return life;
  };
  return {
    [`goals.${type}.created.v1`]: aLife,
    [`goals.${type}.updated.v1`]: async (service) => {
      const { http, at } = await aLife(service);
      await http.patch(at[thing], change, ANY);
    },
    [`goals.${type}.trashed.v1`]: trash,
    [`goals.${type}.restored.v1`]: async (service) => {
      const { http, ids } = await trash(service);
      await http.post(`/v1/trash/${ids[thing]}/restore`);
    },
    [`goals.${type}.deleted.v1`]: async (service) => {
      const { user, ids } = await trash(service);
      // As if it had lain there for its thirty days.
      const table = thing === 'area' ? 'life_areas' : `${thing}s`;
      await service.rows(`update ${table} set deleted_at = deleted_at - interval '31 days' where id = $1`, [
        ids[thing],
      ]);
      await service.get(PurgeTrashWorker).run({ userId: user.userId, rootId: ids[thing] });
    },
    [`goals.${type}.snapshot.v1`]: async (service) => {
      const { http, at } = await aLife(service);
      await http.delete(at[thing], ANY);
      await resynced(service, 'memory');
    },
  };
}

/** Done, all of it; the goal is reached by its last task. */
async function aLifeDone(service: TestService): Promise<Life> {
  const life = await aLife(service);
  for (const id of [life.ids.first, life.ids.task]) await life.http.post(`/v1/tasks/${id}/complete`);
  return life;
}

async function aProjectDone(service: TestService): Promise<Life> {
  const life = await aLifeDone(service);
  await life.http.patch(life.at.project, { status: 'completed' }, ANY);
  return life;
}

/** For each event of goals, the use case that publishes it. */
export const publishes: Readonly<Record<string, UseCase>> = {
  ...lifeOf('area'),
  ...lifeOf('project'),
  ...lifeOf('goal'),
  ...lifeOf('task'),
  'goals.task.completed.v1': aLifeDone,
  'goals.goal.completed.v1': aLifeDone,
  'goals.achievement.earned.v1': aLifeDone,
  'goals.project.completed.v1': aProjectDone,
  'goals.task.reopened.v1': async (service) => {
    const { http, at } = await aLifeDone(service);
    await http.post(`${at.task}/reopen`);
  },
  'goals.goal.reopened.v1': async (service) => {
    const { http, at } = await aLifeDone(service);
    await http.patch(at.goal, { status: 'in_progress' }, ANY);
  },
  'goals.project.reopened.v1': async (service) => {
    const { http, at } = await aProjectDone(service);
    await http.patch(at.project, { status: 'in_progress' }, ANY);
  },
  'goals.plan.requested.v1': async (service) => {
    const { http, at } = await aLife(service);
    await http.post(`${at.goal}/plans`);
  },
  'goals.plan.accepted.v1': async (service) => {
    const { user, planId } = await proposedPlan(service);
    await service.http(user).post(`/v1/plans/${planId}/accept`);
  },
  'goals.plan.rejected.v1': async (service) => {
    const { user, planId } = await proposedPlan(service);
    await service.http(user).post(`/v1/plans/${planId}/reject`);
  },
  'goals.erasure.completed.v1': async (service) => {
    const { user } = await askedForPlan(service);
    await service.deliver(ErasureRequested.example({ erasureId: newId() }, { subject: user.userId }));
  },
};
