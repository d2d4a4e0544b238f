import { describe, expect, it } from '@jest/globals';
import { PlanAccepted, PlanFailed, PlanProposed, PlanRejected, PlanRequested } from '@odyssey/contracts';
import { unchanged } from '@odyssey/events';
import { aGoalState, aPlanState, aStep, at } from '../../test/factories/states.ts';
import { PlanNotProposed } from './plan.errors.ts';
import { acceptPlan, failPlan, PLAN_STATUSES, proposePlan, rejectPlan, requestPlan } from './plan.rules.ts';

const NOW = at('2026-05-04T07:40:00.000Z');
const proposal = PlanProposed.example().data;
const failure = PlanFailed.example().data;

describe('asking for a plan', () => {
  it('tells all that a planner needs to know', () => {
    const goal = aGoalState({ description: 'Never swum more than four lengths.', targetDate: '2026-09-01' });
    const context = {
      lifeArea: 'Health',
      today: '2026-05-04',
      timeZone: 'Europe/Lisbon',
      locale: 'en',
      existingTasks: [],
    };
    const { state, events } = requestPlan(goal.ownerId, goal, context, NOW);
    expect(state).toMatchObject({ status: 'requested', goalId: goal.id, steps: [] });
    expect(events).toEqual([
      PlanRequested.of({
        planId: state.id,
        goalId: goal.id,
        title: goal.title,
        description: 'Never swum more than four lengths.',
        targetDate: '2026-09-01',
        ...context,
      }),
    ]);
  });
});

describe('a proposal', () => {
  it('fills the plan that waits for it', () => {
    const { state } = proposePlan(aPlanState({ status: 'requested', steps: [] }), proposal, NOW);
    expect(state).toMatchObject({
      status: 'proposed',
      steps: proposal.steps,
      provider: 'house',
      degraded: false,
    });
  });

  it('changes nothing of a plan that does not wait any more, nor does a failure', () => {
    for (const status of PLAN_STATUSES.filter((one) => one !== 'requested')) {
      const plan = aPlanState({ status });
      expect(proposePlan(plan, proposal, NOW)).toEqual(unchanged(plan));
      expect(failPlan(plan, failure, NOW)).toEqual(unchanged(plan));
    }
  });
});

describe('deciding on a plan', () => {
  it('tells which step became which task', () => {
    const plan = aPlanState({ steps: [aStep({ id: 's1' }), aStep({ id: 's2' })] });
    const taskId = plan.ownerId;
    const { state, events } = acceptPlan(plan, new Map([['s2', taskId]]), NOW);
    expect(state.status).toBe('accepted');
    expect(state.steps.map((step) => step.taskId)).toEqual([undefined, taskId]);
    expect(events).toEqual([
      PlanAccepted.of({
        planId: plan.id,
        goalId: plan.goalId,
        steps: [{ stepId: 's2', taskId }],
        acceptedAt: '2026-05-04T07:40:00.000Z',
      }),
    ]);
  });

  it('may turn it down', () => {
    const { state, events } = rejectPlan(aPlanState(), NOW);
    expect(state.status).toBe('rejected');
    expect(events.map(({ event }) => event)).toEqual([PlanRejected]);
  });

  it('happens once, and only to a proposal', () => {
    for (const status of PLAN_STATUSES.filter((one) => one !== 'proposed')) {
      expect(() => acceptPlan(aPlanState({ status }), new Map(), NOW)).toThrow(PlanNotProposed);
      expect(() => rejectPlan(aPlanState({ status }), NOW)).toThrow(PlanNotProposed);
    }
  });
});
