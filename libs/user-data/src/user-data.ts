import type { Tx, UserId } from '@odyssey/events';

/** Injection token: every service that keeps data provides exactly one `UserData` under it. */
export const USER_DATA = Symbol('user data');

export interface UserDataRecord {
  /** The name of the file in the export, in the plural: `tasks`. Letters, digits and hyphens. */
  kind: string;
  record: Record<string, unknown>;
}

/** The duties that every service has towards a person whose data it keeps. */
export interface UserData {
  /** Everything kept about the person, read in the one snapshot that `tx` is. */
  export(tx: Tx, userId: UserId): AsyncIterable<UserDataRecord>;
  /**
   * Deletes every row about the person and enqueues what has to be deleted elsewhere (files). The rows of the
   * libraries (outbox, inbox, jobs, keys) are not its business. May be called again for a person who is gone.
   * @returns how many records of each kind there were
   */
  erase(tx: Tx, userId: UserId): Promise<Record<string, number>>;
}

/** How many records of each kind; the kinds are those of the export. */
export type Counts = Record<string, number>;
