/**
 * The boundaries at which a process may die, named. In production nothing listens and reaching one costs nothing
 * measurable; the chaos suite ends the process there, or holds it there until something else has happened.
 */
export type CrashPoint =
  /** Everything of the transaction is written, events included; nothing is committed. */
  | 'commit.before'
  /** Committed; nobody has been told: no answer, no wake-up of the relay. */
  | 'commit.after'
  /** A batch is read and its lease still held; nothing is sent. */
  | 'send.before'
  /** The broker has acknowledged the batch; its rows are still in the outbox. */
  | 'ack.after'
  /** The rows of a sent batch are gone. */
  | 'delete.after'
  /** Inbox rows are inserted in a group's transaction; no handler has run. */
  | 'inbox.after'
  /** A group is committed; its offsets are not. */
  | 'effect.after'
  /** About to commit offsets to the group. */
  | 'offset.before'
  /** The group has the offsets. */
  | 'offset.after';

/** `where` tells apart the processes that a test plays inside one: each has a data source or a consumer of its own. */
type Listener = (point: CrashPoint, where: object) => void | Promise<void>;

let listener: Listener | undefined;

/** Listens to every crash point of this process; `undefined` ends it. */
export function atCrashPoints(listen: Listener | undefined): void {
  listener = listen;
}

/** Marks a boundary. Awaited, so that a listener can hold the process there. */
export function reached(point: CrashPoint, where: object): void | Promise<void> {
  return listener?.(point, where);
}
