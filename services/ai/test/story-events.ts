import { GoalCompleted, TaskCompleted } from '@odyssey/contracts';
import { newId } from '@odyssey/platform';

/** A task of this person is finished. */
export const completed = (
  owner: string,
  data: Parameters<typeof TaskCompleted.example>[0] = {},
  version = 1,
) => {
  const taskId = data?.taskId ?? newId();
  return TaskCompleted.example(
    { title: 'Walk the river loop', ...data, taskId },
    { id: newId(), subject: owner, aggregate: { type: 'task', id: taskId, version } },
  );
};

/** A goal of this person is reached. */
export const reached = (owner: string, goalId: string, version = 1) =>
  GoalCompleted.example(
    { goalId },
    { id: newId(), subject: owner, aggregate: { type: 'goal', id: goalId, version } },
  );
