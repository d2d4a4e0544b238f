import {
  ActionAgreed,
  PlanFailed,
  PlanProposed,
  type Received,
  UserProfileChanged,
  UserRegistered,
  UserSnapshot,
} from '@odyssey/contracts';
import type { Tx } from '@odyssey/events';
import { asUser, type TestService } from '@odyssey/testing';
import { describeReadings, endedSessionReading, erasureReading, reading } from '@odyssey/testing/pact';
import { CarryOutWhenActionAgreed } from '../../src/handlers/carry-out-when-action-agreed.handler.ts';
import { CreateLifeAreasWhenUserRegistered } from '../../src/handlers/create-life-areas-when-user-registered.handler.ts';
import { FollowProfileWhenProfileChanged } from '../../src/handlers/follow-profile-when-profile-changed.handler.ts';
import { RecordFailureWhenPlanFailed } from '../../src/handlers/record-failure-when-plan-failed.handler.ts';
import { RememberPersonFromSnapshot } from '../../src/handlers/remember-person-from-snapshot.handler.ts';
import { RememberPersonWhenUserRegistered } from '../../src/handlers/remember-person-when-user-registered.handler.ts';
import { TakeProposalWhenPlanProposed } from '../../src/handlers/take-proposal-when-plan-proposed.handler.ts';
import { goals } from '../../src/service.ts';
import { aGoal, aTask } from '../factories/requests.ts';

const person = (tx: Tx, { subject }: Received) =>
  tx.query('select display_name, time_zone, locale from people where user_id = $1', [subject]);
const plan = (tx: Tx, { data }: Received<typeof PlanProposed | typeof PlanFailed>) =>
  tx.query('select status, steps, notes, provider, degraded, failure from plans where id = $1', [
    data.planId,
  ]);
const items = (tx: Tx, { subject }: Received) =>
  tx.query(
    'select title, due_date, status from tasks where owner_id = $1 union all select title, target_date, status from goals where owner_id = $1 order by 1',
    [subject],
  );

/** A goal with a plan that was asked for. */
async function aPlanOf(service: TestService, userId: string) {
  const http = service.http(asUser(userId));
  const { body: goal } = await http.post('/v1/goals', aGoal());
  const { body: asked } = await http.post(`/v1/goals/${goal.id}/plans`);
  return { planId: asked.id as string, goalId: goal.id as string };
}

describeReadings(goals, [
  reading(RememberPersonWhenUserRegistered, UserRegistered, { effect: person }),
  reading(FollowProfileWhenProfileChanged, UserProfileChanged, { effect: person }),
  reading(RememberPersonFromSnapshot, UserSnapshot, { effect: person }),
  reading(CreateLifeAreasWhenUserRegistered, UserRegistered, {
    effect: (tx, { subject }) =>
      tx.query('select name from life_areas where owner_id = $1 order by 1', [subject]),
  }),
  reading(TakeProposalWhenPlanProposed, PlanProposed, {
    given: async (service, { subject }) => {
      const steps = PlanProposed.sample.steps.map((step) => ({ ...step, because: 'You swim on Mondays.' }));
      return PlanProposed.example({ ...(await aPlanOf(service, subject)), steps }, { subject });
    },
    effect: plan,
  }),
  reading(RecordFailureWhenPlanFailed, PlanFailed, {
    given: async (service, { subject }) => PlanFailed.example(await aPlanOf(service, subject), { subject }),
    effect: plan,
  }),
  reading(CarryOutWhenActionAgreed, ActionAgreed, {
    examples: {
      'to create a task': ActionAgreed.example(),
      'to create a goal': ActionAgreed.example({
        kind: 'create_goal',
        dueDate: undefined,
        targetDate: '2026-09-01',
      }),
      'to complete a task': ActionAgreed.example({
        kind: 'complete_task',
        title: 'Swim 8 × 50 m',
        dueDate: undefined,
      }),
    },
    given: async (service, { subject, data }) => {
      await service.http(asUser(subject)).post('/v1/tasks', aTask({ title: data.title }));
      return undefined;
    },
    effect: items,
  }),
  erasureReading(),
  endedSessionReading(),
]);
