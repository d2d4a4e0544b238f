import { describe, expect, it } from '@jest/globals';
import { aGoalState, aProjectState } from '../../test/factories/states.ts';
import { explain, progressOfGoal, progressOfProject } from './progress.rules.ts';

describe('the progress of a goal', () => {
  it('is the finished share of its tasks, rounded down', () => {
    expect(progressOfGoal(aGoalState({ tasksTotal: 3, tasksCompleted: 2 }))).toEqual({
      percent: 66,
      method: 'tasks',
      completed: 2,
      total: 3,
    });
    expect(progressOfGoal(aGoalState({ tasksTotal: 1000, tasksCompleted: 999 })).percent).toBe(99);
  });

  it('is its own status when there are no tasks', () => {
    expect(progressOfGoal(aGoalState())).toEqual({ percent: 0, method: 'status', completed: 0, total: 0 });
    expect(progressOfGoal(aGoalState({ status: 'completed' })).percent).toBe(100);
  });

  it('is complete when the person says so, and says that it was them', () => {
    const byHand = progressOfGoal(aGoalState({ status: 'completed', tasksTotal: 4, tasksCompleted: 1 }));
    expect(byHand).toEqual({ percent: 100, method: 'status', completed: 1, total: 4 });
    expect(explain(byHand, 0)).toBe('It was marked as completed with 3 tasks still open.');
  });

  it('is explained in a sentence', () => {
    const progress = progressOfGoal(aGoalState({ tasksTotal: 8, tasksCompleted: 3 }));
    expect(explain(progress, 0)).toBe('3 of 8 tasks completed, each counting the same.');
    expect(explain(progress, 1)).toBe(
      '3 of 8 tasks completed, each counting the same. 1 cancelled task is not counted.',
    );
    expect(explain(progressOfGoal(aGoalState()), 0)).toBe('It has no tasks to count yet.');
  });
});

describe('the progress of a project', () => {
  it('is that of all its tasks, else of its goals, else its own status', () => {
    const goals = { goalsTotal: 4, goalsCompleted: 1 };
    expect(progressOfProject(aProjectState({ tasksTotal: 2, tasksCompleted: 1, ...goals }))).toMatchObject({
      percent: 50,
      method: 'tasks',
    });
    expect(progressOfProject(aProjectState(goals))).toMatchObject({ percent: 25, method: 'goals' });
    expect(progressOfProject(aProjectState())).toMatchObject({ percent: 0, method: 'status' });
  });
});
