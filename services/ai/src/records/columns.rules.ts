import type {
  AssetProcessed,
  DataOf,
  GoalCompleted,
  GoalCreated,
  GoalSnapshot,
  ProjectCreated,
  ProjectSnapshot,
  TaskCompleted,
  TaskCreated,
  TaskSnapshot,
  UserRegistered,
} from '@odyssey/contracts';
import type { Columns } from './records.service.ts';

/** How the public states that events carry become columns. A state is whole: what it does not name is cleared. */

export const personColumns = (person: DataOf<typeof UserRegistered>): Columns => ({
  display_name: person.displayName,
  time_zone: person.timeZone,
  locale: person.locale,
});

export const projectColumns = (project: DataOf<typeof ProjectCreated>): Columns => ({
  title: project.title,
  description: project.description ?? null,
  status: project.status,
  started_at: project.createdAt,
  trashed_at: null,
});

export const projectSnapshotColumns = (project: DataOf<typeof ProjectSnapshot>): Columns => ({
  ...projectColumns(project),
  completed_at: project.completedAt ?? null,
  trashed_at: project.trashedAt ?? null,
});

export const goalColumns = (goal: DataOf<typeof GoalCreated>): Columns => ({
  project_id: goal.projectId ?? null,
  title: goal.title,
  description: goal.description ?? null,
  status: goal.status,
  target_date: goal.targetDate ?? null,
  started_at: goal.createdAt,
  completed_at: goal.completedAt ?? null,
  trashed_at: null,
});

export const goalSnapshotColumns = (goal: DataOf<typeof GoalSnapshot>): Columns => ({
  ...goalColumns(goal),
  trashed_at: goal.trashedAt ?? null,
});

export const reachedGoalColumns = (goal: DataOf<typeof GoalCompleted>): Columns => ({
  title: goal.title,
  description: goal.description ?? null,
  status: 'completed',
  target_date: goal.targetDate ?? null,
  started_at: goal.startedAt,
  completed_at: goal.completedAt,
});

export const taskColumns = (task: DataOf<typeof TaskCreated>): Columns => ({
  goal_id: task.goalId ?? null,
  project_id: task.projectId ?? null,
  title: task.title,
  description: task.description ?? null,
  status: task.status,
  due_date: task.dueDate ?? null,
  due_at: task.dueAt ?? null,
  duration_minutes: task.durationMinutes ?? null,
  tags: task.tags,
  completed_at: task.completedAt ?? null,
  trashed_at: null,
});

export const taskSnapshotColumns = (task: DataOf<typeof TaskSnapshot>): Columns => ({
  ...taskColumns(task),
  trashed_at: task.trashedAt ?? null,
});

export const completedTaskColumns = (task: DataOf<typeof TaskCompleted>): Columns => ({
  goal_id: task.goalId ?? null,
  title: task.title,
  description: task.description ?? null,
  status: 'completed',
  due_date: task.dueDate ?? null,
  duration_minutes: task.durationMinutes ?? null,
  tags: task.tags,
  completed_at: task.completedAt,
  trashed_at: null,
});

export const pictureColumns = (asset: DataOf<typeof AssetProcessed>): Columns => ({
  attached_type: asset.attachedTo?.type ?? null,
  attached_id: asset.attachedTo?.id ?? null,
  caption: asset.caption ?? null,
  kind: asset.kind,
  width: asset.width ?? null,
  height: asset.height ?? null,
  placeholder: asset.placeholder ?? null,
  variants: [...asset.variants].sort((one, other) => one.width - other.width).map(({ name }) => name),
});
