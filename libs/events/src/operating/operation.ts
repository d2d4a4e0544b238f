import type { Tx } from '../tx.ts';

/** What an operator asked for: a row of `event_operations`, claimed by one worker. */
export interface Operation {
  readonly id: string;
  readonly kind: string;
  /** What to work on; each kind says what it reads here. */
  readonly filter: Readonly<Record<string, unknown>>;
  /** Where the last step ended, as it noted it; null before the first one. */
  readonly cursor: Readonly<Record<string, unknown>> | null;
  /** How many items there are, when a step has noted it. */
  readonly total: number | null;
  readonly done: number;
  readonly skipped: number;
  /** How many items a step may work on at most. The worker waits between steps, so that the asked rate holds. */
  readonly batch: number;
  /** Items a second, for a step that goes on for long and paces itself. */
  readonly rate: number;
  /** Aborted when this process stops: such a step ends soon after. */
  readonly signal: AbortSignal;
  /**
   * Notes how far a step has come, in the step's own transaction: what is counted is done, and what is done is counted.
   * @throws NoLongerOurs when the operation was cancelled, or another worker has taken it over: the step must roll back.
   */
  advance(tx: Tx, made: Progress): Promise<void>;
}

export interface Progress {
  /** Items that this step has worked on. */
  readonly done?: number;
  /** Items that this step has looked at and left as they were. */
  readonly skipped?: number;
  readonly total?: number;
  readonly cursor?: Readonly<Record<string, unknown>>;
}

/** One thing that operators can ask for. */
export interface OperationKind {
  /** As in the column `kind`. One operation of a kind runs at a time in a service, the oldest first. */
  readonly kind: string;
  /**
   * Does at most `operation.batch` items in one transaction (or in several that each advance it). It may be ended
   * anywhere and is called again with what `advance` has kept, also after it has answered `done`.
   * @throws what is wrong with the operation: it has failed then. A database that is away is waited for.
   */
  step(operation: Operation): Promise<'more' | 'done'>;
}

/** Cancelled, or taken over by another worker: nothing of the step may be kept. */
export class NoLongerOurs extends Error {
  override readonly name = 'NoLongerOurs';
}

/** Cannot be done now and may be later: the step is tried again, and the message is shown to whoever watches. */
export class NotNow extends Error {
  override readonly name = 'NotNow';
}
