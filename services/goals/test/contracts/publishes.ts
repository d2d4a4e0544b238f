import { ErasureRequested } from '@odyssey/contracts';
import { newId } from '@odyssey/platform';
import { asUser, resynced, type TestService } from '@odyssey/testing';
import type { UseCase } from '@odyssey/testing/pact';
import { PurgeTrashWorker } from '../../src/jobs/purge-trash.worker.ts';
import { aGoal, aLifeArea, aProject, aTask } from '../factories/requests.ts';
import { askedForPlan, proposedPlan } from './states.ts';

const ANY = { 'if-match': '*' };

const ON_A_DAY = { dueDate: '2026-05-06' };
const AT_AN_INSTANT = { dueAt: '2026-05-06T20:00:00Z' };

/** A life with something of each kind, every field of it filled in. */
async function aLife(service: TestService, { status = 'todo', due = AT_AN_INSTANT as object } = {}) {
  const user = asUser();
  const http = service.http(user);
  const make = async (path: string, body: object) => String((await http.post(path, body)).body.id);
  const about = { description: 'Four lengths so far.' };
  const area = await make('/v1/life-areas', aLifeArea({ ...about, icon: 'wave', color: '#0a84ff' }));
  const dates = { startDate: '2026-05-01', targetDate: '2026-09-01' };
  const project = await make('/v1/projects', aProject({ ...about, ...dates, status, lifeAreaId: area }));
  const { targetDate } = dates;
  const goal = await make('/v1/goals', aGoal({ ...about, status, targetDate, projectId: project }));
  const day = { goalId: goal, status, durationMinutes: 45 };
  const first = await make('/v1/tasks', aTask({ ...day, ...ON_A_DAY }));
  const task = await make(
    '/v1/tasks',
    aTask({ ...about, ...day, ...due, tags: ['swim'], dependsOn: [first] }),
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

/** Each thing as it was written down when it was done already. */
const aFinishedLife = (service: TestService) => aLife(service, { status: 'completed', due: ON_A_DAY });

/** The events whose readers look at more when the thing is done. */
const TOLD_OF_FINISHED: readonly string[] = [
  'goals.project.snapshot.v1',
  ...['goal', 'task'].flatMap((thing) =>
    ['created', 'updated', 'restored', 'snapshot'].map((what) => `goals.${thing}.${what}.v1`),
  ),
];

/** What happens to each kind of thing, and where it matters also to one that is done. */
function lifeOf(thing: Thing): Record<string, UseCase> {
  const finished = Object.entries(changesOf(thing, aFinishedLife))
    .filter(([type]) => TOLD_OF_FINISHED.includes(type))
    .map(([type, useCase]) => [`${type}, of what is finished`, useCase]);
  return { ...changesOf(thing, aLife), ...Object.fromEntries(finished) };
}

function changesOf(thing: Thing, life: (service: TestService) => Promise<Life>): Record<string, UseCase> {
  const { type, change } = THINGS[thing];
  const trash = async (service: TestService) => {
    const it = await life(service);
    await it.http.delete(it.at[thing], ANY);
    return it;
  };
  return {
    [`goals.${type}.created.v1`]: life,
    [`goals.${type}.updated.v1`]: async (service) => {
      const { http, at } = await life(service);
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
      const { http, at } = await life(service);
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
  'goals.task.completed.v1, due on a day': aFinishedLife,
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
    const { http, at } = await aLife(service, { due: ON_A_DAY });
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
