import type { UserId } from '../tx.ts';

/** How far a resync is: everybody before `person` is done; of them, everything before `after` of the events `type`. */
export interface Position {
  readonly person: UserId;
  /** Null when the person is done. */
  readonly type: string | null;
  /** The id of the last thing of that type; null before the first. */
  readonly after: string | null;
}

export const finishedWith = (person: UserId): Position => ({ person, type: null, after: null });

/** As the operation's row keeps it. A position that cannot be read is no position: to begin again does no harm. */
export function positionOf(cursor: Readonly<Record<string, unknown>> | null): Position | null {
  const { person, type, after } = cursor ?? {};
  if (typeof person !== 'string') return null;
  return {
    person,
    type: typeof type === 'string' ? type : null,
    after: typeof after === 'string' ? after : null,
  };
}
