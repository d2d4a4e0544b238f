import { KeepPersonFromSnapshot } from './keep-person-from-snapshot.handler.ts';
import { KeepPersonWhenProfileChanged } from './keep-person-when-profile-changed.handler.ts';
import { KeepPersonWhenUserRegistered } from './keep-person-when-user-registered.handler.ts';
import { NotifyWhenAchievementEarned } from './notify-when-achievement-earned.handler.ts';
import { NotifyWhenErasureCancelled } from './notify-when-erasure-cancelled.handler.ts';
import { NotifyWhenErasureScheduled } from './notify-when-erasure-scheduled.handler.ts';
import { NotifyWhenExportCompleted } from './notify-when-export-completed.handler.ts';
import { NotifyWhenGoalCompleted } from './notify-when-goal-completed.handler.ts';
import { NotifyWhenPlanFailed } from './notify-when-plan-failed.handler.ts';
import { NotifyWhenPlanProposed } from './notify-when-plan-proposed.handler.ts';
import { NotifyWhenSecurityNoticed } from './notify-when-security-noticed.handler.ts';
import { NotifyWhenSessionCreated } from './notify-when-session-created.handler.ts';
import { NotifyWhenSessionRevoked } from './notify-when-session-revoked.handler.ts';
import { NotifyWhenStoryGenerated } from './notify-when-story-generated.handler.ts';
import { NotifyWhenTaskCompleted } from './notify-when-task-completed.handler.ts';
import { WelcomeWhenUserRegistered } from './welcome-when-user-registered.handler.ts';

/** All that this service reacts to, beside the erasure of a person. The person is kept before they are welcomed. */
export const HANDLERS = [
  KeepPersonWhenUserRegistered,
  WelcomeWhenUserRegistered,
  KeepPersonWhenProfileChanged,
  KeepPersonFromSnapshot,
  NotifyWhenSessionCreated,
  NotifyWhenSessionRevoked,
  NotifyWhenSecurityNoticed,
  NotifyWhenPlanProposed,
  NotifyWhenPlanFailed,
  NotifyWhenStoryGenerated,
  NotifyWhenTaskCompleted,
  NotifyWhenGoalCompleted,
  NotifyWhenAchievementEarned,
  NotifyWhenExportCompleted,
  NotifyWhenErasureScheduled,
  NotifyWhenErasureCancelled,
];
