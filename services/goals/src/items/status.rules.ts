export const STATUSES = ['todo', 'in_progress', 'completed', 'paused', 'cancelled'] as const;
export type Status = (typeof STATUSES)[number];

export const PRIORITIES = ['low', 'medium', 'high'] as const;
export type Priority = (typeof PRIORITIES)[number];

/** Still to be done, now or later. */
export const isOpen = (status: Status): boolean => status !== 'completed' && status !== 'cancelled';

/** What a change of status amounts to; each is told to others in its own way. */
export type StatusMove = 'stays' | 'completes' | 'reopens' | 'moves';

export function statusMove(from: Status, to: Status): StatusMove {
  if (from === to) return 'stays';
  if (to === 'completed') return 'completes';
  if (from === 'completed') return 'reopens';
  return 'moves';
}

/**
 * Whether `updated`, with the whole state, has to be published: completing, and reopening to `todo`, are told by
 * events of their own.
 */
export const needsUpdated = (edited: boolean, move: StatusMove, to: Status): boolean =>
  edited || move === 'moves' || (move === 'reopens' && to !== 'todo');
