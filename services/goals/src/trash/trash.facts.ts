import {
  type Fact,
  GoalDeleted,
  GoalRestored,
  GoalTrashed,
  LifeAreaDeleted,
  LifeAreaRestored,
  LifeAreaTrashed,
  ProjectDeleted,
  ProjectRestored,
  ProjectTrashed,
  TaskDeleted,
  TaskRestored,
  TaskTrashed,
} from '@odyssey/contracts';
import type { Tx } from '@odyssey/events';
import { Any } from 'typeorm';
import { GoalEntity } from '../goals/goal.entity.ts';
import { goalState } from '../goals/goal.rules.ts';
import { LifeAreaEntity } from '../life-areas/life-area.entity.ts';
import { lifeAreaState } from '../life-areas/life-area.rules.ts';
import { ProjectEntity } from '../projects/project.entity.ts';
import { projectState } from '../projects/project.rules.ts';
import { TaskEntity } from '../tasks/task.entity.ts';
import { taskState } from '../tasks/task.rules.ts';
import type { ItemKind } from './containment.ts';

export function trashed(kind: ItemKind, id: string, at: Date): Fact {
  const trashedAt = at.toISOString();
  if (kind === 'life_area') return LifeAreaTrashed.of({ lifeAreaId: id, trashedAt });
  if (kind === 'project') return ProjectTrashed.of({ projectId: id, trashedAt });
  if (kind === 'goal') return GoalTrashed.of({ goalId: id, trashedAt });
  return TaskTrashed.of({ taskId: id, trashedAt });
}

export function deleted(kind: ItemKind, id: string): Fact {
  if (kind === 'life_area') return LifeAreaDeleted.of({ lifeAreaId: id });
  if (kind === 'project') return ProjectDeleted.of({ projectId: id });
  if (kind === 'goal') return GoalDeleted.of({ goalId: id });
  return TaskDeleted.of({ taskId: id });
}

/** The restored events with the whole state, read when everything is back: a task names its dependencies again. */
export async function restored(tx: Tx, kind: ItemKind, ids: readonly string[]): Promise<Fact[]> {
  const wanted = { where: { id: Any([...ids]) }, order: { id: 'ASC' } } as const;
  if (kind === 'life_area') {
    return (await tx.manager.find(LifeAreaEntity, wanted)).map((row) =>
      LifeAreaRestored.of(lifeAreaState(row)),
    );
  }
  if (kind === 'project') {
    return (await tx.manager.find(ProjectEntity, wanted)).map((row) => ProjectRestored.of(projectState(row)));
  }
  if (kind === 'goal') {
    return (await tx.manager.find(GoalEntity, wanted)).map((row) => GoalRestored.of(goalState(row)));
  }
  return (await tx.manager.find(TaskEntity, wanted)).map((row) => TaskRestored.of(taskState(row)));
}
