import { TaskCompleted, TaskCreated, TaskReopened, TaskUpdated } from '@odyssey/contracts';
import { type Change, changed, unchanged } from '@odyssey/events';
import { differs, instant, optional, optionalInstant, withEdit } from '../items/edits.rules.ts';
import { isOpen, needsUpdated, type Priority, type Status, statusMove } from '../items/status.rules.ts';
import { TaskCancelled } from './task.errors.ts';

export interface Task {
  id: string;
  ownerId: string;
  goalId: string | null;
  projectId: string | null;
  lifeAreaId: string | null;
  title: string;
  description: string | null;
  status: Status;
  priority: Priority;
  /** A day of the person's, or … */
  dueDate: string | null;
  /** … an instant; never both. */
  dueAt: Date | null;
  durationMinutes: number | null;
  tags: string[];
  /** Ids of tasks that come first, sorted; those in the trash are left out. */
  dependsOn: string[];
  completedAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
  version: number;
}

export type TaskEdit = Partial<
  Omit<Task, 'id' | 'ownerId' | 'completedAt' | 'createdAt' | 'updatedAt' | 'version'>
>;

/** How far the task's goal is once the change is done; it travels with `completed` so that a story can tell it. */
export interface GoalSummary {
  title: string;
  startedAt: Date;
  completedTasks: number;
  totalTasks: number;
}

/** A task may be written down already finished; it then counts as finished now. */
export function createTask(
  id: string,
  ownerId: string,
  fields: TaskEdit & { title: string },
  at: Date,
  goal?: GoalSummary,
): Change<Task> {
  const blank: Task = {
    id,
    ownerId,
    goalId: null,
    projectId: null,
    lifeAreaId: null,
    title: fields.title,
    description: null,
    status: 'todo',
    priority: 'medium',
    dueDate: null,
    dueAt: null,
    durationMinutes: null,
    tags: [],
    dependsOn: [],
    completedAt: null,
    createdAt: at,
    updatedAt: at,
    version: 1,
  };
  const task = tidy(withEdit(blank, fields));
  if (task.status !== 'completed') return changed(task, TaskCreated.of(taskState(task)));
  const done = { ...task, completedAt: at };
  return changed(done, TaskCreated.of(taskState(done)), TaskCompleted.of(taskDone(done, at, goal)));
}

/**
 * The one rule for edits and for every change of status, whether asked for by PATCH or by an action.
 * @throws TaskCancelled when a cancelled task is to be completed.
 */
export function changeTask(task: Task, edit: TaskEdit, at: Date, goal?: GoalSummary): Change<Task> {
  const { status = task.status, ...fields } = edit;
  const edited = differs(task, tidy(oneDue(fields)));
  const move = statusMove(task.status, status);
  if (!edited && move === 'stays') return unchanged(task);
  if (move === 'completes' && task.status === 'cancelled') throw new TaskCancelled(task.id);
  const next: Task = {
    ...withEdit(task, tidy(oneDue(fields))),
    status,
    completedAt: move === 'stays' ? task.completedAt : move === 'completes' ? at : null,
    updatedAt: at,
  };
  return changed(
    next,
    ...(move === 'reopens' ? [TaskReopened.of(taskReopened(next))] : []),
    ...(needsUpdated(edited, move, status) ? [TaskUpdated.of(taskState(next))] : []),
    ...(move === 'completes' ? [TaskCompleted.of(taskDone(next, at, goal))] : []),
  );
}

/** Completing is idempotent: a completed task stays as it was and causes nothing. @throws TaskCancelled */
export const completeTask = (task: Task, at: Date, goal?: GoalSummary): Change<Task> =>
  changeTask(task, { status: 'completed' }, at, goal);

/** A finished or cancelled task is to be done again; an open one stays as it is. */
export const reopenTask = (task: Task, at: Date): Change<Task> =>
  isOpen(task.status) ? unchanged(task) : changeTask(task, { status: 'todo' }, at);

/** A day replaces an instant and the other way round. */
function oneDue(edit: TaskEdit): TaskEdit {
  if (edit.dueDate) return { ...edit, dueAt: null };
  if (edit.dueAt) return { ...edit, dueDate: null };
  return edit;
}

/** Tags once each, whatever their case, as first written; dependencies in one order. */
function tidy<T extends TaskEdit>(edit: T): T {
  const { tags, dependsOn } = edit;
  const once = (tag: string, index: number, all: readonly string[]) =>
    all.findIndex((other) => other.toLowerCase() === tag.toLowerCase()) === index;
  return {
    ...edit,
    ...(tags ? { tags: tags.filter(once) } : {}),
    ...(dependsOn ? { dependsOn: [...new Set(dependsOn)].sort() } : {}),
  };
}

/** The public state, as events carry it. */
export const taskState = (task: Task) => ({
  taskId: task.id,
  goalId: optional(task.goalId),
  projectId: optional(task.projectId),
  lifeAreaId: optional(task.lifeAreaId),
  title: task.title,
  description: optional(task.description),
  status: task.status,
  priority: task.priority,
  dueDate: optional(task.dueDate),
  dueAt: optionalInstant(task.dueAt),
  durationMinutes: optional(task.durationMinutes),
  tags: task.tags,
  dependsOn: task.dependsOn,
  completedAt: optionalInstant(task.completedAt),
  createdAt: instant(task.createdAt),
  updatedAt: instant(task.updatedAt),
});

const taskReopened = (task: Task) => ({ taskId: task.id, title: task.title, goalId: optional(task.goalId) });

const taskDone = (task: Task, at: Date, goal: GoalSummary | undefined) => ({
  taskId: task.id,
  title: task.title,
  description: optional(task.description),
  completedAt: instant(at),
  durationMinutes: optional(task.durationMinutes),
  dueDate: optional(task.dueDate),
  tags: task.tags,
  goalId: optional(task.goalId),
  goal: goal && { ...goal, startedAt: instant(goal.startedAt) },
});
