import type { Status } from '../items/status.rules.ts';
import { percentOf } from './progress.rules.ts';

export interface ItemCount {
  kind: 'task' | 'goal' | 'project';
  lifeAreaId: string;
  status: Status;
  items: number;
}

/** How many items of a kind have each status. */
export function byStatus(counts: readonly ItemCount[], kind: ItemCount['kind']): Record<Status, number> {
  const sums = { todo: 0, in_progress: 0, completed: 0, paused: 0, cancelled: 0 };
  for (const count of counts) if (count.kind === kind) sums[count.status] += count.items;
  return sums;
}

/** The finished share of a kind within a life area; cancelled items do not count. */
export function shareOf(counts: readonly ItemCount[], kind: ItemCount['kind'], lifeAreaId: string) {
  const { cancelled: _, ...counted } = byStatus(
    counts.filter((count) => count.lifeAreaId === lifeAreaId),
    kind,
  );
  const total = Object.values(counted).reduce((sum, items) => sum + items, 0);
  return { percent: percentOf(counted.completed, total), completed: counted.completed, total };
}
