import type { Status } from '../items/status.rules.ts';

export interface Counted {
  status: Status;
  goalId?: string | null;
  projectId: string | null;
  lifeAreaId: string | null;
}

/** An item before and after a change; absent = not there: not yet made, in the trash or gone. */
export interface Step {
  before?: Counted | undefined;
  after?: Counted | undefined;
}

/** By how much the counts of a parent change. */
export interface Delta {
  id: string;
  total: number;
  completed: number;
}

/** What the steps change in the counts of each parent. Cancelled items count nowhere; parents without a change are left out. */
export function tally(
  steps: readonly Step[],
  parentOf: (item: Counted) => string | null | undefined,
): Delta[] {
  const deltas = new Map<string, Delta>();
  const add = (item: Counted | undefined, sign: 1 | -1) => {
    const id = item && parentOf(item);
    if (!id || item.status === 'cancelled') return;
    const delta = deltas.get(id) ?? { id, total: 0, completed: 0 };
    delta.total += sign;
    if (item.status === 'completed') delta.completed += sign;
    deltas.set(id, delta);
  };
  for (const { before, after } of steps) {
    add(before, -1);
    add(after, 1);
  }
  return [...deltas.values()].filter(({ total, completed }) => total !== 0 || completed !== 0);
}

/** Stands for "in no life area" where a key may not be null. */
export const NO_LIFE_AREA = '00000000-0000-0000-0000-000000000000';

export interface StatusDelta {
  lifeAreaId: string;
  status: Status;
  items: number;
}

/** The same for the counts by life area and status, where cancelled items are a count of their own. */
export function tallyByStatus(steps: readonly Step[]): StatusDelta[] {
  const deltas = new Map<string, StatusDelta>();
  const add = (item: Counted | undefined, sign: 1 | -1) => {
    if (!item) return;
    const { status, lifeAreaId } = item;
    const key = `${lifeAreaId} ${status}`;
    const delta = deltas.get(key) ?? { lifeAreaId: lifeAreaId ?? NO_LIFE_AREA, status, items: 0 };
    delta.items += sign;
    deltas.set(key, delta);
  };
  for (const { before, after } of steps) {
    add(before, -1);
    add(after, 1);
  }
  return [...deltas.values()].filter(({ items }) => items !== 0);
}
