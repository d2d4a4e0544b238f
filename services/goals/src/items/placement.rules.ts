import { PlacementConflict } from './item.errors.ts';

/** Where an item is kept. Each level may be skipped. */
export interface Placement {
  goalId: string | null;
  projectId: string | null;
  lifeAreaId: string | null;
}

/** What a request says about the place: absent = not mentioned, null = taken out. */
export type PlacementEdit = { [Level in keyof Placement]?: Placement[Level] | undefined };

export interface GoalPlace {
  projectId: string | null;
  lifeAreaId: string | null;
}

export interface ProjectPlace {
  lifeAreaId: string | null;
}

export const NOWHERE: Placement = { goalId: null, projectId: null, lifeAreaId: null };

/** The goal and project that the edit would put an item into; moving to another goal leaves the old surroundings behind. */
export function target(current: Placement, edit: PlacementEdit): Placement {
  const goalId = edit.goalId === undefined ? current.goalId : edit.goalId;
  const newGoal = goalId !== null && goalId !== current.goalId;
  const projectId = edit.projectId === undefined ? (newGoal ? null : current.projectId) : edit.projectId;
  const newProject = projectId !== null && projectId !== current.projectId;
  const moved = newGoal || newProject;
  const lifeAreaId = edit.lifeAreaId === undefined ? (moved ? null : current.lifeAreaId) : edit.lifeAreaId;
  return { goalId, projectId, lifeAreaId };
}

/**
 * The place of an item, resolved: what is in a goal is also in the goal's project and life area, and what is in a
 * project is in the project's life area. So every list can filter on one column, and a subtree is one condition.
 * @throws PlacementConflict when the edit names another project or life area than the parent has.
 */
export function place(
  wanted: Placement,
  edit: PlacementEdit,
  goal: GoalPlace | undefined,
  project: ProjectPlace | undefined,
): Placement {
  const projectId = goal?.projectId ?? wanted.projectId;
  if (edit.projectId !== undefined && edit.projectId !== projectId) {
    throw new PlacementConflict('projectId', 'goal', projectId);
  }
  const lifeAreaId = goal?.lifeAreaId ?? project?.lifeAreaId ?? wanted.lifeAreaId;
  if (edit.lifeAreaId !== undefined && edit.lifeAreaId !== lifeAreaId) {
    throw new PlacementConflict('lifeAreaId', goal?.lifeAreaId ? 'goal' : 'project', lifeAreaId);
  }
  return { goalId: wanted.goalId, projectId, lifeAreaId };
}

/**
 * Where a child goes when its parent moves from one project or life area to another: it follows, unless it had a
 * place of its own and the parent has none now.
 */
export const follow = (child: string | null, from: string | null, to: string | null): string | null =>
  to ?? (child === from ? null : child);
