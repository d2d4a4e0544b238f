import {
  created,
  describeRest,
  found,
  listed,
  missing,
  NOBODYS_ID,
  type Resource,
  type RestCase,
  removed,
  updated,
} from '@odyssey/testing/pact';
import type { states } from './states.ts';

type State = keyof typeof states;
type Case = RestCase<State>;

const of = (name: string, given: State, value: string): Resource<State> => ({
  name,
  given,
  id: `{${value}Id}`,
  etag: `{${value}Etag}`,
});
const task = of('Tasks', 'a task', 'task');
const goal = of('Goals', 'a goal', 'goal');
const project = of('Projects', 'a project', 'project');
const lifeArea = of('LifeAreas', 'a life area', 'lifeArea');

/** Something new, or another place, in what is not there. */
const nowhere = (operation: string, body: object): Case => ({
  operation,
  status: 404,
  code: 'not_found',
  given: 'a person',
  variant: 'for a place that is not there',
  body,
});

const cancelled = (name: string, code: string, given: State, value: string): Case => ({
  operation: `${name}_update`,
  status: 409,
  code,
  given,
  path: { id: `{${value}Id}` },
  headers: { 'if-match': '*' },
  body: { status: 'completed' },
});

const lifeAreas: Case[] = [
  ...created<State>('LifeAreas_create', 'a person', { name: 'Garden' }, { name: '' }),
  ...found(lifeArea),
  ...updated(lifeArea, { name: 'Garden and house' }, { name: '' }),
  ...removed(lifeArea),
  ...listed<State>('LifeAreas_list', 'a life area'),
];

const projects: Case[] = [
  ...created<State>('Projects_create', 'a person', { title: 'Fit by summer' }, { title: '' }),
  nowhere('Projects_create', { title: 'Fit by summer', lifeAreaId: NOBODYS_ID }),
  ...found(project),
  ...updated(project, { title: 'Fit by autumn' }, { title: '' }),
  cancelled('Projects', 'project_cancelled', 'a cancelled project', 'project'),
  ...removed(project),
  ...listed<State>('Projects_list', 'a project'),
];

const goals: Case[] = [
  ...created<State>('Goals_create', 'a person', { title: 'Swim 1,500 m' }, { title: '' }),
  nowhere('Goals_create', { title: 'Swim 1,500 m', projectId: NOBODYS_ID }),
  ...found(goal),
  ...updated(goal, { title: 'Swim 2,000 m' }, { title: '' }),
  cancelled('Goals', 'goal_cancelled', 'a cancelled goal', 'goal'),
  ...removed(goal),
  ...listed<State>('Goals_list', 'a goal'),
  { operation: 'Progress_ofGoal', status: 200, given: 'a goal', path: { id: '{goalId}' } },
  ...missing<State>('Progress_ofGoal', 'a person'),
  { operation: 'Progress_summary', status: 200, given: 'a goal' },
  ...listed<State>('Achievements_list', 'an achievement'),
];

const tasks: Case[] = [
  ...created<State>('Tasks_create', 'a person', { title: 'Swim 8 × 50 m' }, { title: '' }),
  nowhere('Tasks_create', { title: 'Swim 8 × 50 m', goalId: NOBODYS_ID }),
  ...found(task),
  ...updated(task, { title: 'Swim far' }, { title: '' }),
  cancelled('Tasks', 'task_cancelled', 'a cancelled task', 'task'),
  {
    operation: 'Tasks_update',
    status: 422,
    code: 'dependency_cycle',
    given: 'a task that another one waits for',
    path: { id: '{taskId}' },
    headers: { 'if-match': '*' },
    body: { dependsOn: ['{waitingId}'] },
  },
  ...removed(task),
  ...listed<State>('Tasks_list', 'a task'),
  { operation: 'Tasks_complete', status: 200, given: 'a task', path: { id: '{taskId}' } },
  {
    operation: 'Tasks_complete',
    status: 409,
    code: 'task_cancelled',
    given: 'a cancelled task',
    path: { id: '{taskId}' },
  },
  ...missing<State>('Tasks_complete', 'a person'),
  { operation: 'Tasks_reopen', status: 200, given: 'a completed task', path: { id: '{taskId}' } },
  ...missing<State>('Tasks_reopen', 'a person'),
];

const plans: Case[] = [
  { operation: 'Plans_request', status: 202, given: 'a goal', path: { id: '{goalId}' } },
  ...missing<State>('Plans_request', 'a person'),
  ...found({ ...of('Plans', 'a plan that is proposed', 'plan') }),
  {
    operation: 'Plans_accept',
    status: 200,
    given: 'a plan that is proposed',
    path: { id: '{planId}' },
    body: { stepIds: ['s1'] },
  },
  {
    operation: 'Plans_accept',
    status: 422,
    code: 'unknown_step',
    given: 'a plan that is proposed',
    path: { id: '{planId}' },
    body: { stepIds: ['s9'] },
  },
  {
    operation: 'Plans_accept',
    status: 422,
    code: 'invalid_request',
    given: 'a plan that is proposed',
    path: { id: '{planId}' },
    body: { stepIds: [] },
  },
  { operation: 'Plans_reject', status: 200, given: 'a plan that is proposed', path: { id: '{planId}' } },
  ...(['Plans_accept', 'Plans_reject'] as const).flatMap((operation): Case[] => [
    {
      operation,
      status: 409,
      code: 'plan_not_proposed',
      given: 'a plan that is asked for',
      path: { id: '{planId}' },
    },
    ...missing<State>(operation, 'a person'),
  ]),
];

const trash: Case[] = [
  ...listed<State>('Trash_list', 'a task in the trash'),
  { operation: 'Trash_restore', status: 200, given: 'a task in the trash', path: { id: '{taskId}' } },
  {
    operation: 'Trash_restore',
    status: 409,
    code: 'parent_in_trash',
    given: 'a task in the trash with its goal',
    path: { id: '{taskId}' },
  },
  ...missing<State>('Trash_restore', 'a person'),
];

describeRest('goals', [...lifeAreas, ...projects, ...goals, ...tasks, ...plans, ...trash]);
