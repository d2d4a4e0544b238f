import { CelebrateWhenGoalCompleted } from './celebrate-when-goal-completed.handler.ts';
import {
  BlankCitationsWhenMemoryDeleted,
  ForgetDeletedGoal,
  ForgetDeletedPicture,
  ForgetDeletedProject,
  ForgetDeletedTask,
} from './forget-deleted.handlers.ts';
import { KEEP_RECORDS } from './keep-records.handlers.ts';
import { ProposePlanWhenRequested } from './propose-plan-when-requested.handler.ts';
import { WriteStoryWhenTaskCompleted } from './write-story-when-task-completed.handler.ts';

/** What ai reacts to. Handlers of one event run in this order: records first, so that stories find them. */
export const HANDLERS = [
  ...KEEP_RECORDS,
  ProposePlanWhenRequested,
  WriteStoryWhenTaskCompleted,
  CelebrateWhenGoalCompleted,
  ForgetDeletedTask,
  ForgetDeletedGoal,
  ForgetDeletedProject,
  ForgetDeletedPicture,
  BlankCitationsWhenMemoryDeleted,
];
