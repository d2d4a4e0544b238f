export const ITEM_KINDS = ['life_area', 'project', 'goal', 'task'] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

export const TABLES = { life_area: 'life_areas', project: 'projects', goal: 'goals', task: 'tasks' } as const;

/**
 * What an item holds: for each kind the column that points at it. One condition finds a whole subtree, because
 * places are resolved when they are written (placement.rules.ts).
 */
export const HOLDS: Record<ItemKind, Partial<Record<ItemKind, string>>> = {
  life_area: { life_area: 'id', project: 'life_area_id', goal: 'life_area_id', task: 'life_area_id' },
  project: { project: 'id', goal: 'project_id', task: 'project_id' },
  goal: { goal: 'id', task: 'goal_id' },
  task: { task: 'id' },
};

/** What is known of each row that was moved into the trash or out of it. */
export interface MovedRow {
  id: string;
  status: string;
  goalId: string | null;
  projectId: string | null;
  lifeAreaId: string | null;
}

/** The same columns of every kind; those a kind lacks are null. */
export const MOVED_COLUMNS: Record<ItemKind, string> = {
  life_area: `id, 'todo' as status, null as "goalId", null as "projectId", null as "lifeAreaId"`,
  project: `id, status, null as "goalId", null as "projectId", life_area_id as "lifeAreaId"`,
  goal: `id, status, null as "goalId", project_id as "projectId", life_area_id as "lifeAreaId"`,
  task: `id, status, goal_id as "goalId", project_id as "projectId", life_area_id as "lifeAreaId"`,
};
