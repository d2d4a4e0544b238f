import { GoalCompleted, GoalCreated, GoalReopened, GoalUpdated } from '@odyssey/contracts';
import { type Change, changed, unchanged } from '@odyssey/events';
import { differs, instant, optional, optionalInstant, withEdit } from '../items/edits.rules.ts';
import { isOpen, needsUpdated, type Priority, type Status, statusMove } from '../items/status.rules.ts';
import { GoalCancelled } from './goal.errors.ts';

export interface Goal {
  id: string;
  ownerId: string;
  projectId: string | null;
  lifeAreaId: string | null;
  title: string;
  description: string | null;
  status: Status;
  priority: Priority;
  targetDate: string | null;
  completedAt: Date | null;
  /** Tasks that count: neither cancelled nor in the trash. */
  tasksTotal: number;
  tasksCompleted: number;
  createdAt: Date;
  updatedAt: Date;
  version: number;
}

export type GoalEdit = Partial<
  Pick<Goal, 'projectId' | 'lifeAreaId' | 'title' | 'description' | 'status' | 'priority' | 'targetDate'>
>;

/** A finished task of a goal, as the goal's completion tells it. */
export interface FinishedTask {
  taskId: string;
  title: string;
  completedAt: Date;
  durationMinutes: number | null;
}

/** A goal may be written down already reached; it then counts as reached now. */
export function createGoal(
  id: string,
  ownerId: string,
  fields: GoalEdit & { title: string },
  at: Date,
): Change<Goal> {
  const blank: Goal = {
    id,
    ownerId,
    projectId: null,
    lifeAreaId: null,
    title: fields.title,
    description: null,
    status: 'todo',
    priority: 'medium',
    targetDate: null,
    completedAt: null,
    tasksTotal: 0,
    tasksCompleted: 0,
    createdAt: at,
    updatedAt: at,
    version: 1,
  };
  const goal = withEdit(blank, fields);
  if (goal.status !== 'completed') return changed(goal, GoalCreated.of(goalState(goal)));
  const reached = { ...goal, completedAt: at };
  return changed(reached, GoalCreated.of(goalState(reached)), GoalCompleted.of(goalReached(reached, at, [])));
}

/**
 * The one rule for edits and for every change of status. `finished` is told when the goal is reached by it.
 * @throws GoalCancelled when a cancelled goal is to be completed.
 */
export function changeGoal(
  goal: Goal,
  edit: GoalEdit,
  at: Date,
  finished: readonly FinishedTask[] = [],
): Change<Goal> {
  const { status = goal.status, ...fields } = edit;
  const edited = differs(goal, fields);
  const move = statusMove(goal.status, status);
  if (!edited && move === 'stays') return unchanged(goal);
  if (move === 'completes' && goal.status === 'cancelled') throw new GoalCancelled(goal.id);
  const next: Goal = {
    ...withEdit(goal, fields),
    status,
    completedAt: move === 'stays' ? goal.completedAt : move === 'completes' ? at : null,
    updatedAt: at,
  };
  return changed(
    next,
    ...(move === 'reopens' ? [GoalReopened.of({ goalId: next.id, title: next.title })] : []),
    ...(needsUpdated(edited, move, status) ? [GoalUpdated.of(goalState(next))] : []),
    ...(move === 'completes' ? [GoalCompleted.of(goalReached(next, at, finished))] : []),
  );
}

/** Nothing is left to do and something was done: the rest of its tasks is cancelled. */
export const isReachedByTasks = (goal: Goal): boolean =>
  isOpen(goal.status) && goal.tasksCompleted > 0 && goal.tasksCompleted === goal.tasksTotal;

/** A reached goal that has something to do again is open again. A cancelled one stays cancelled. */
export const reopenGoal = (goal: Goal, at: Date): Change<Goal> =>
  goal.status === 'completed' ? changeGoal(goal, { status: 'in_progress' }, at) : unchanged(goal);

/** The public state, as events carry it. */
export const goalState = (goal: Goal) => ({
  goalId: goal.id,
  lifeAreaId: optional(goal.lifeAreaId),
  projectId: optional(goal.projectId),
  title: goal.title,
  description: optional(goal.description),
  status: goal.status,
  priority: goal.priority,
  targetDate: optional(goal.targetDate),
  completedAt: optionalInstant(goal.completedAt),
  createdAt: instant(goal.createdAt),
  updatedAt: instant(goal.updatedAt),
});

const goalReached = (goal: Goal, at: Date, finished: readonly FinishedTask[]) => ({
  goalId: goal.id,
  title: goal.title,
  description: optional(goal.description),
  targetDate: optional(goal.targetDate),
  startedAt: instant(goal.createdAt),
  completedAt: instant(at),
  tasks: finished.map((task) => ({
    taskId: task.taskId,
    title: task.title,
    completedAt: instant(task.completedAt),
    durationMinutes: optional(task.durationMinutes),
  })),
});
