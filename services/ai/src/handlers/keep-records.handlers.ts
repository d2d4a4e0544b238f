import {
  AssetProcessed,
  AssetSnapshot,
  AssetUpdated,
  GoalCompleted,
  GoalCreated,
  GoalReopened,
  GoalRestored,
  GoalSnapshot,
  GoalTrashed,
  GoalUpdated,
  ProjectCompleted,
  ProjectCreated,
  ProjectReopened,
  ProjectRestored,
  ProjectSnapshot,
  ProjectTrashed,
  ProjectUpdated,
  TaskCompleted,
  TaskCreated,
  TaskReopened,
  TaskRestored,
  TaskSnapshot,
  TaskTrashed,
  TaskUpdated,
  UserProfileChanged,
  UserRegistered,
  UserSnapshot,
} from '@odyssey/contracts';
import {
  completedTaskColumns,
  goalColumns,
  goalSnapshotColumns,
  personColumns,
  pictureColumns,
  projectColumns,
  projectSnapshotColumns,
  reachedGoalColumns,
  taskColumns,
  taskSnapshotColumns,
} from '../records/columns.rules.ts';
import { keeping } from './keeping.ts';

/**
 * What ai remembers of other services' things: what stories are written from and figures are counted by. Snapshots come
 * under the name of the handler that keeps a new thing: `resync goals --to ai.keep-task`.
 */
export const KEEP_RECORDS = [
  keeping('keep-person', UserRegistered, 'people', personColumns),
  keeping('keep-changed-person', UserProfileChanged, 'people', personColumns),
  keeping('keep-person', UserSnapshot, 'people', personColumns),

  keeping('keep-project', ProjectCreated, 'project_records', projectColumns),
  keeping('keep-updated-project', ProjectUpdated, 'project_records', projectColumns),
  keeping('keep-restored-project', ProjectRestored, 'project_records', projectColumns),
  keeping('keep-completed-project', ProjectCompleted, 'project_records', ({ title, completedAt }) => ({
    title,
    status: 'completed',
    completed_at: completedAt,
  })),
  keeping('keep-reopened-project', ProjectReopened, 'project_records', ({ title }) => ({
    title,
    status: 'in_progress',
    completed_at: null,
  })),
  keeping('keep-trashed-project', ProjectTrashed, 'project_records', ({ trashedAt }) => ({
    trashed_at: trashedAt,
  })),
  keeping('keep-project', ProjectSnapshot, 'project_records', projectSnapshotColumns),

  keeping('keep-goal', GoalCreated, 'goal_records', goalColumns),
  keeping('keep-updated-goal', GoalUpdated, 'goal_records', goalColumns),
  keeping('keep-restored-goal', GoalRestored, 'goal_records', goalColumns),
  keeping('keep-reached-goal', GoalCompleted, 'goal_records', reachedGoalColumns),
  keeping('keep-reopened-goal', GoalReopened, 'goal_records', ({ title }) => ({
    title,
    status: 'in_progress',
    completed_at: null,
  })),
  keeping('keep-trashed-goal', GoalTrashed, 'goal_records', ({ trashedAt }) => ({ trashed_at: trashedAt })),
  keeping('keep-goal', GoalSnapshot, 'goal_records', goalSnapshotColumns),

  keeping('keep-task', TaskCreated, 'task_records', taskColumns),
  keeping('keep-updated-task', TaskUpdated, 'task_records', taskColumns),
  keeping('keep-restored-task', TaskRestored, 'task_records', taskColumns),
  keeping('keep-completed-task', TaskCompleted, 'task_records', completedTaskColumns),
  keeping('keep-reopened-task', TaskReopened, 'task_records', ({ title, goalId }) => ({
    title,
    goal_id: goalId ?? null,
    status: 'todo',
    completed_at: null,
  })),
  keeping('keep-trashed-task', TaskTrashed, 'task_records', ({ trashedAt }) => ({ trashed_at: trashedAt })),
  keeping('keep-task', TaskSnapshot, 'task_records', taskSnapshotColumns),

  keeping('keep-picture', AssetProcessed, 'picture_records', pictureColumns),
  keeping('keep-updated-picture', AssetUpdated, 'picture_records', pictureColumns),
  keeping('keep-picture', AssetSnapshot, 'picture_records', pictureColumns),
];
