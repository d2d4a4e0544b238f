import type { Status } from '../items/status.rules.ts';

export interface Progress {
  percent: number;
  method: 'tasks' | 'goals' | 'status';
  completed: number;
  total: number;
}

interface TaskCounts {
  status: Status;
  tasksTotal: number;
  tasksCompleted: number;
}

interface GoalCounts {
  goalsTotal: number;
  goalsCompleted: number;
}

/** By its tasks, cancelled ones aside. Without any, or when it was reached by hand before them, by its own status. */
export function progressOfGoal(goal: TaskCounts): Progress {
  const byTasks = share('tasks', goal.tasksCompleted, goal.tasksTotal);
  if (byTasks && (goal.status !== 'completed' || byTasks.percent === 100)) return byTasks;
  return byStatus(goal.status, goal.tasksCompleted, goal.tasksTotal);
}

/** By all its tasks, those of its goals included; without any, by its goals; without either, by its own status. */
export function progressOfProject(project: TaskCounts & GoalCounts): Progress {
  const shared =
    share('tasks', project.tasksCompleted, project.tasksTotal) ??
    share('goals', project.goalsCompleted, project.goalsTotal);
  if (shared && (project.status !== 'completed' || shared.percent === 100)) return shared;
  return byStatus(project.status, shared?.completed ?? 0, shared?.total ?? 0);
}

/** Rounded down, so that 100 means that nothing is left. */
export const percentOf = (completed: number, total: number): number =>
  total === 0 ? 0 : Math.floor((completed * 100) / total);

function share(method: 'tasks' | 'goals', completed: number, total: number): Progress | undefined {
  return total === 0 ? undefined : { percent: percentOf(completed, total), method, completed, total };
}

const byStatus = (status: Status, completed: number, total: number): Progress => ({
  percent: status === 'completed' ? 100 : 0,
  method: 'status',
  completed,
  total,
});

/** How the percentage came about, for the person. */
export function explain(progress: Progress, cancelled: number): string {
  const left =
    cancelled === 0
      ? ''
      : ` ${count(cancelled, 'cancelled task')} ${cancelled === 1 ? 'is' : 'are'} not counted.`;
  if (progress.method === 'status') {
    if (progress.percent === 100 && progress.completed < progress.total) {
      return `It was marked as completed with ${count(progress.total - progress.completed, 'task')} still open.${left}`;
    }
    return progress.percent === 100
      ? `It was marked as completed.${left}`
      : `It has no tasks to count yet.${left}`;
  }
  const things = count(progress.total, progress.method === 'tasks' ? 'task' : 'goal');
  return `${progress.completed} of ${things} completed, each counting the same.${left}`;
}

const count = (n: number, thing: string) => `${n} ${thing}${n === 1 ? '' : 's'}`;
