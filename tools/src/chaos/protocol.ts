import type { CommitTimes } from './ledger.ts';

/** One transaction to commit: business rows and their events, for one person. */
export interface Commit {
  readonly txn: string;
  readonly person: string;
  readonly events: readonly { readonly ref: string; readonly aggregate: string; readonly first: boolean }[];
}

/** What a worker is started with, as JSON in its first argument. */
export interface WorkerPlan {
  readonly name: string;
  /** `migrate` makes the tables of its database and ends. */
  readonly role: 'producer' | 'consumer' | 'migrate';
  readonly service: string;
  readonly databaseUrl: string;
  readonly brokers: readonly string[];
  /** How far its clock is off, in milliseconds. */
  readonly skew: number;
  /** People whose events fail here. */
  readonly poisoned: readonly string[];
}

/** What a worker has done in this life. */
export interface Progress {
  readonly handled: number;
  readonly relayed: number;
  readonly joined: boolean;
}

export type ToWorker =
  | { readonly kind: 'commit'; readonly commit: Commit }
  | { readonly kind: 'erase'; readonly person: string }
  | { readonly kind: 'poison'; readonly people: readonly string[] }
  /** Ends itself by SIGKILL when it next comes to this boundary. */
  | { readonly kind: 'die-at'; readonly point: string };

export type FromWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'committed'; readonly txn: string; readonly times: CommitTimes }
  /** It may be committed all the same: the answer may be what was lost. */
  | { readonly kind: 'unsure'; readonly txn: string }
  | { readonly kind: 'erased'; readonly person: string }
  | { readonly kind: 'progress'; readonly progress: Progress };
