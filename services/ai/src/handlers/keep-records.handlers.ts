import {
  AssetProcessed,
  AssetUpdated,
  GoalCompleted,
  GoalCreated,
  GoalReopened,
  GoalRestored,
  GoalTrashed,
  GoalUpdated,
  ProjectCompleted,
  ProjectCreated,
  ProjectReopened,
  ProjectRestored,
  ProjectTrashed,
  ProjectUpdated,
  TaskCompleted,
  TaskCreated,
  TaskReopened,
  TaskRestored,
  TaskTrashed,
  TaskUpdated,
  UserProfileChanged,
  UserRegistered,
} from '@odyssey/contracts';
import {
  completedTaskColumns,
  goalColumns,
  personColumns,
  pictureColumns,
  projectColumns,
  reachedGoalColumns,
  taskColumns,
} from '../records/columns.rules.ts';
import { keeping } from './keeping.ts';

/** What ai remembers of other services' things: what stories are written from and figures are counted by. */
export const KEEP_RECORDS = [
  keeping('keep-person', UserRegistered, 'people', personColumns),
  keeping('keep-changed-person', UserProfileChanged, 'people', personColumns),

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

  keeping('keep-picture', AssetProcessed, 'picture_records', pictureColumns),
  keeping('keep-updated-picture', AssetUpdated, 'picture_records', pictureColumns),
];
