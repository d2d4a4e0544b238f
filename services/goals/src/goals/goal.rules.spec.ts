import { describe, expect, it } from '@jest/globals';
import { GoalCompleted, GoalReopened, GoalUpdated } from '@odyssey/contracts';
import { unchanged } from '@odyssey/events';
import { aGoalState, at } from '../../test/factories/states.ts';
import { GoalCancelled } from './goal.errors.ts';
import { changeGoal, isReachedByTasks, reopenGoal } from './goal.rules.ts';

const NOW = at('2026-08-20T17:05:00.000Z');

describe('a goal is reached by its tasks', () => {
  it('when all that count are finished', () => {
    expect(isReachedByTasks(aGoalState({ tasksTotal: 3, tasksCompleted: 3 }))).toBe(true);
    expect(isReachedByTasks(aGoalState({ tasksTotal: 3, tasksCompleted: 2 }))).toBe(false);
  });

  it('never by cancelling everything', () => {
    expect(isReachedByTasks(aGoalState({ tasksTotal: 0, tasksCompleted: 0 }))).toBe(false);
  });

  it('not when it is cancelled or reached already', () => {
    for (const status of ['cancelled', 'completed'] as const) {
      expect(isReachedByTasks(aGoalState({ status, tasksTotal: 1, tasksCompleted: 1 }))).toBe(false);
    }
  });
});

describe('changing a goal', () => {
  it('tells what was done for it when it is reached', () => {
    const goal = aGoalState();
    const finished = { taskId: goal.ownerId, title: 'Swim 8 × 50 m', completedAt: NOW, durationMinutes: 45 };
    const { state, events } = changeGoal(goal, { status: 'completed' }, NOW, [finished]);
    expect(state).toMatchObject({ status: 'completed', completedAt: NOW });
    expect(events).toEqual([
      GoalCompleted.of({
        goalId: goal.id,
        title: goal.title,
        startedAt: '2026-05-01T08:00:00.000Z',
        completedAt: '2026-08-20T17:05:00.000Z',
        tasks: [{ ...finished, completedAt: '2026-08-20T17:05:00.000Z' }],
      }),
    ]);
  });

  it('cannot reach a cancelled goal', () => {
    expect(() => changeGoal(aGoalState({ status: 'cancelled' }), { status: 'completed' }, NOW)).toThrow(
      GoalCancelled,
    );
  });

  it('is told once for a status and a field together', () => {
    const { events } = changeGoal(aGoalState(), { status: 'paused', priority: 'high' }, NOW);
    expect(events.map(({ event }) => event)).toEqual([GoalUpdated]);
  });
});

describe('reopening a goal', () => {
  it('puts a reached one back into work', () => {
    const reached = changeGoal(aGoalState(), { status: 'completed' }, NOW).state;
    const { state, events } = reopenGoal(reached, NOW);
    expect(state).toMatchObject({ status: 'in_progress', completedAt: null });
    expect(events.map(({ event }) => event)).toEqual([GoalReopened, GoalUpdated]);
  });

  it('leaves a cancelled one alone', () => {
    const goal = aGoalState({ status: 'cancelled' });
    expect(reopenGoal(goal, NOW)).toEqual(unchanged(goal));
  });
});
