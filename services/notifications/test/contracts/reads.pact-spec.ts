import {
  AchievementEarned,
  ErasureCancelled,
  ErasureScheduled,
  ExportCompleted,
  GoalCompleted,
  PlanFailed,
  PlanProposed,
  type Received,
  SecurityNoticed,
  SessionCreated,
  SessionRevoked,
  StoryGenerated,
  TaskCompleted,
  UserProfileChanged,
  UserRegistered,
  UserSnapshot,
} from '@odyssey/contracts';
import type { Tx } from '@odyssey/events';
import { newId } from '@odyssey/platform';
import type { TestService } from '@odyssey/testing';
import { describeReadings, endedSessionReading, erasureReading, reading } from '@odyssey/testing/pact';
import { KeepPersonFromSnapshot } from '../../src/handlers/keep-person-from-snapshot.handler.ts';
import { KeepPersonWhenProfileChanged } from '../../src/handlers/keep-person-when-profile-changed.handler.ts';
import { KeepPersonWhenUserRegistered } from '../../src/handlers/keep-person-when-user-registered.handler.ts';
import { NotifyWhenAchievementEarned } from '../../src/handlers/notify-when-achievement-earned.handler.ts';
import { NotifyWhenErasureCancelled } from '../../src/handlers/notify-when-erasure-cancelled.handler.ts';
import { NotifyWhenErasureScheduled } from '../../src/handlers/notify-when-erasure-scheduled.handler.ts';
import { NotifyWhenExportCompleted } from '../../src/handlers/notify-when-export-completed.handler.ts';
import { NotifyWhenGoalCompleted } from '../../src/handlers/notify-when-goal-completed.handler.ts';
import { NotifyWhenPlanFailed } from '../../src/handlers/notify-when-plan-failed.handler.ts';
import { NotifyWhenPlanProposed } from '../../src/handlers/notify-when-plan-proposed.handler.ts';
import { NotifyWhenSecurityNoticed } from '../../src/handlers/notify-when-security-noticed.handler.ts';
import { NotifyWhenSessionCreated } from '../../src/handlers/notify-when-session-created.handler.ts';
import { NotifyWhenSessionRevoked } from '../../src/handlers/notify-when-session-revoked.handler.ts';
import { NotifyWhenStoryGenerated } from '../../src/handlers/notify-when-story-generated.handler.ts';
import { NotifyWhenTaskCompleted } from '../../src/handlers/notify-when-task-completed.handler.ts';
import { WelcomeWhenUserRegistered } from '../../src/handlers/welcome-when-user-registered.handler.ts';
import { notifications } from '../../src/service.ts';

const person = (tx: Tx, { subject }: Received) =>
  tx.query('select email, display_name, time_zone, locale from people where owner_id = $1', [subject]);

/** What the person is told, and by which ways. */
const told = (tx: Tx, { subject }: Received) =>
  tx.query(
    `select kind, title, body, data, dedupe_key,
       (select jsonb_object_agg(key, value->>'status') from jsonb_each(deliveries)) as deliveries
     from notifications where owner_id = $1 order by seq`,
    [subject],
  );
const telling = { effect: told };

/** Somebody whose first session is known, so that the next one is news. */
async function registered(service: TestService, { subject }: Received): Promise<undefined> {
  await service.deliver(UserRegistered.example({}, { id: newId(), subject }));
  await service.deliver(SessionCreated.example({ sessionId: newId() }, { id: newId(), subject }));
  return undefined;
}

describeReadings(notifications, [
  reading(KeepPersonWhenUserRegistered, UserRegistered, { effect: person }),
  reading(KeepPersonWhenProfileChanged, UserProfileChanged, { effect: person }),
  reading(KeepPersonFromSnapshot, UserSnapshot, { effect: person }),
  reading(WelcomeWhenUserRegistered, UserRegistered, telling),
  reading(NotifyWhenSessionCreated, SessionCreated, { given: registered, ...telling }),
  reading(NotifyWhenSessionRevoked, SessionRevoked, {
    examples: { 'for a token used twice': SessionRevoked.example({ reason: 'reuse_detected' }) },
    ...telling,
  }),
  reading(NotifyWhenSecurityNoticed, SecurityNoticed, telling),
  reading(NotifyWhenPlanProposed, PlanProposed, telling),
  reading(NotifyWhenPlanFailed, PlanFailed, telling),
  reading(NotifyWhenStoryGenerated, StoryGenerated, telling),
  reading(NotifyWhenTaskCompleted, TaskCompleted, telling),
  reading(NotifyWhenGoalCompleted, GoalCompleted, telling),
  reading(NotifyWhenAchievementEarned, AchievementEarned, telling),
  reading(NotifyWhenExportCompleted, ExportCompleted, telling),
  reading(NotifyWhenErasureScheduled, ErasureScheduled, telling),
  reading(NotifyWhenErasureCancelled, ErasureCancelled, telling),
  erasureReading(),
  endedSessionReading(),
]);
