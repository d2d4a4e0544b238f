import { TaskSnapshot } from '@odyssey/contracts';
import { snapshotsOf, type Tx } from '@odyssey/events';
import { In } from 'typeorm';
import { GoalEntity } from '../goals/goal.entity.ts';
import { optionalInstant } from '../items/edits.rules.ts';
import { TaskEntity } from './task.entity.ts';
import { taskState } from './task.rules.ts';

export const taskSnapshots = snapshotsOf(TaskSnapshot, TaskEntity, {
  withDeleted: true,
  async states(tasks, tx) {
    const titles = await goalTitles(tx, tasks);
    return tasks.map((task) => {
      const title = titles.get(task.goalId ?? '');
      return {
        ...taskState(task),
        goal: title === undefined ? undefined : { title },
        trashedAt: optionalInstant(task.deletedAt),
      };
    });
  },
});

async function goalTitles(tx: Tx, tasks: readonly TaskEntity[]): Promise<Map<string, string>> {
  const ids = new Set(tasks.flatMap(({ goalId }) => goalId ?? []));
  if (ids.size === 0) return new Map();
  const goals = await tx.manager.find(GoalEntity, {
    where: { id: In([...ids]) },
    select: { id: true, title: true },
    withDeleted: true,
  });
  return new Map(goals.map(({ id, title }) => [id, title]));
}
