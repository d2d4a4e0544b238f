import { SYSTEM } from '@odyssey/contracts';
import { reached } from '../crash-points.ts';
import type { Transactions } from '../transactions.ts';
import type { Tx } from '../tx.ts';
import { bury, type Reason } from './dead-letters.ts';
import { effectOf, ID_REUSED } from './effect.ts';
import { isEcho, messageOf } from './failure.ts';
import type { Handlers } from './handlers.ts';
import { type Claim, Inbox } from './inbox.ts';
import type { Outcome, Readable } from './incoming.ts';
import { park, parkedKeys } from './parking.ts';
import { sideBySide } from './side-by-side.ts';
import { forgetStarts } from './starts.ts';

/**
 * After so long the handlers that have run are committed, and the rest of the group is for the next transaction: the
 * people of a group have their turns taken until it ends. Milliseconds.
 */
const GROUP_MS = 500;
/** Of the event loop, until the error that others echo has come through the layers above the driver. */
const ECHO_TURNS = 10;

/** A handler failed at this event, and nothing of its group is kept. */
export class HandlerFailed extends Error {
  override readonly name = 'HandlerFailed';

  constructor(
    readonly item: Readable,
    override readonly cause: unknown,
  ) {
    super(messageOf(cause), { cause });
  }
}

/** Runs a delivery group in one transaction: inbox rows, handlers, what they publish. */
export class GroupTransaction {
  private readonly inbox = new Inbox();

  constructor(
    private readonly transactions: Transactions,
    private readonly handlers: Handlers,
    /** Names this process to crash points. */
    private readonly where: object,
  ) {}

  /**
   * @param failed of this group, and why: they are parked instead of run.
   * @param width how many people's handlers run side by side; a person's run one after the other.
   * @returns what became of each; some are missing when time was up.
   * @throws HandlerFailed, or another error that is no handler's; then nothing of the group is kept.
   */
  async run(
    group: readonly Readable[],
    failed: ReadonlyMap<Readable, Reason>,
    width: number,
  ): Promise<Map<Readable, Outcome>> {
    const outcomes = new Map<Readable, Outcome>();
    const people = group.map((item) => item.key);
    await this.transactions.forPeople(people, async (open) => {
      const tx = open.for(SYSTEM);
      const { runnable, waiting } = await this.sort(tx, group, failed, outcomes);
      const claims = await this.inbox.take(tx, runnable, (item) => this.handlers.wanting(item.read.event));
      await reached('inbox.after', this.where);
      const end = performance.now() + GROUP_MS;
      // Never before an event whose later ones were parked above: it would come to wait behind them.
      const enough = () =>
        performance.now() > end && ![...claims.keys()].some((later) => waiting.has(queueOf(later)));
      const failures: HandlerFailed[] = [];
      const handle = async (item: Readable) => {
        const claim = claims.get(item) as Claim;
        claims.delete(item);
        try {
          const caused = open.for(item.key, item.read.event);
          outcomes.set(item, await effectOf(this.handlers, caused, item, claim));
        } catch (error) {
          failures.push(new HandlerFailed(item, error));
          throw error;
        }
      };
      const chains = Map.groupBy(runnable, (item) => item.key).values();
      await sideBySide(chains, width, handle, enough).catch(() => culprit(failures));
      await this.inbox.putBack(tx, claims);
      await forgetStarts(
        tx,
        [...outcomes.keys()].filter((item) => item.suspect).map((item) => item.read.event.id),
      );
    });
    await reached('effect.after', this.where);
    return outcomes;
  }

  /** Whether it is another system that a handler could not reach: that is its event's own trouble. */
  async databaseAnswers(): Promise<boolean> {
    return this.transactions
      .forSystem((tx) => tx.query('select 1'))
      .then(
        () => true,
        () => false,
      );
  }

  /** Drops what belongs to erased people, parks what failed or has to wait behind its key, returns the rest. */
  private async sort(
    tx: Tx,
    group: readonly Readable[],
    failed: ReadonlyMap<Readable, Reason>,
    outcomes: Map<Readable, Outcome>,
  ): Promise<{ runnable: Readable[]; waiting: ReadonlySet<string> }> {
    const people = [...new Set(group.map((item) => item.key))];
    // Both must have ended before anything may throw, or a late one would run after the rollback.
    const [erasedRows, waitingKeys] = await Promise.allSettled([
      tx.query<{ user_id: string }>('select user_id from erased_people where user_id = any($1)', [people]),
      parkedKeys(tx, group),
    ]);
    if (erasedRows.status === 'rejected') throw erasedRows.reason;
    if (waitingKeys.status === 'rejected') throw waitingKeys.reason;
    const erased = new Set(erasedRows.value.map((row) => row.user_id));
    const waiting = waitingKeys.value;
    const runnable: Readable[] = [];
    for (const item of group) {
      if (erased.has(item.key) && !item.read.def.survivesErasure) outcomes.set(item, 'erased');
      else if (failed.has(item) || waiting.has(queueOf(item))) {
        outcomes.set(item, await this.setAside(tx, item, failed.get(item) ?? null, waiting));
      } else runnable.push(item);
    }
    return { runnable, waiting };
  }

  private async setAside(
    tx: Tx,
    item: Readable,
    failed: Reason | null,
    waiting: Set<string>,
  ): Promise<Outcome> {
    waiting.add(queueOf(item));
    if (await park(tx, item, failed)) return 'parked';
    await bury(tx, item.record, ID_REUSED);
    return 'dead';
  }
}

const queueOf = ({ record, key }: Readable): string => `${record.topic}|${key}`;

/**
 * The first failure that is not the echo of another one: after an error PostgreSQL refuses every other statement of the
 * transaction, and whose refusal is heard first says nothing.
 * @throws HandlerFailed
 */
async function culprit(failures: readonly HandlerFailed[]): Promise<never> {
  const own = () => failures.find(({ cause }) => !isEcho(cause));
  // The answer that the others echo was sent before theirs.
  for (let turns = 0; turns < ECHO_TURNS && !own(); turns += 1) await new Promise(setImmediate);
  throw own() ?? failures[0];
}
