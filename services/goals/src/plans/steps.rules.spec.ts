import { describe, expect, it } from '@jest/globals';
import { aGoalState, aPlanState, aStep } from '../../test/factories/states.ts';
import { UnknownStep } from './plan.errors.ts';
import { chosenSteps, tasksOfSteps } from './steps.rules.ts';

const plan = aPlanState({
  steps: [
    aStep({ id: 's1', title: 'Measure the roof' }),
    aStep({ id: 's2', title: 'Buy the felt', dependsOn: ['s1'], dueDate: '2026-05-09' }),
    aStep({ id: 's3', title: 'Lay the felt', dependsOn: ['s2'], description: '' }),
  ],
});
const goal = aGoalState({ projectId: 'p', lifeAreaId: 'a', priority: 'high' });
const ids = () => {
  let made = 0;
  return () => `t${++made}`;
};

describe('the tasks of a plan', () => {
  it('are its steps with their dates and order, in the goal', () => {
    const tasks = tasksOfSteps(plan, chosenSteps(plan, undefined), goal, ids());
    expect(
      tasks.map(({ stepId, id, fields }) => [stepId, id, fields.title, fields.dueDate, fields.dependsOn]),
    ).toEqual([
      ['s1', 't1', 'Measure the roof', null, []],
      ['s2', 't2', 'Buy the felt', '2026-05-09', ['t1']],
      ['s3', 't3', 'Lay the felt', null, ['t2']],
    ]);
    expect(tasks[0]?.fields).toMatchObject({
      goalId: goal.id,
      projectId: 'p',
      lifeAreaId: 'a',
      priority: 'high',
      durationMinutes: 45,
    });
    expect(tasks[2]?.fields.description).toBeNull();
  });

  it('keep their order over a step that was left out', () => {
    const tasks = tasksOfSteps(plan, chosenSteps(plan, ['s3', 's1']), goal, ids());
    expect(tasks.map(({ stepId, fields }) => [stepId, fields.dependsOn])).toEqual([
      ['s1', []],
      ['s3', ['t1']],
    ]);
  });

  it('are made after what they depend on, also when the plan lists them otherwise', () => {
    const jumbled = { ...plan, steps: [...plan.steps].reverse() };
    const tasks = tasksOfSteps(jumbled, jumbled.steps, goal, ids());
    expect(tasks.map(({ stepId }) => stepId)).toEqual(['s1', 's2', 's3']);
  });
});

describe('choosing steps', () => {
  it('refuses one that the plan does not have, and says where it stands', () => {
    expect(() => chosenSteps(plan, ['s1', 's9'])).toThrow(UnknownStep);
    expect(() => chosenSteps(plan, ['s1', 's9'])).toThrow(/"s9".*s1, s2, s3/);
  });
});
