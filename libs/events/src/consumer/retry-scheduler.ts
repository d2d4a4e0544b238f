import { Logger } from '@nestjs/common';
import { newestOf } from '@odyssey/contracts';
import type { ErasedPeople } from '../erased-people.ts';
import type { Transactions } from '../transactions.ts';
import type { Tx } from '../tx.ts';
import { bury } from './dead-letters.ts';
import type { Dispatcher } from './dispatcher.ts';
import { effectOf } from './effect.ts';
import { classOf, failureOf, messageOf } from './failure.ts';
import { Inbox } from './inbox.ts';
import { type Incoming, isReadable, readIncoming } from './incoming.ts';
import {
  beginTry,
  dueHeads,
  headOf,
  MAX_ATTEMPTS,
  type Parked,
  postpone,
  recordOf,
  unpark,
} from './parking.ts';
import { UntriedEvents } from './untried-events.ts';

const TICK_MS = 1_000;
const HEADS_A_TICK = 100;
/** Of those that were tried before; they go one by one. */
const EVENTS_A_TICK = 1_000;
/** Of events that were never tried, before failing ones have their turn again. */
const UNTRIED_PASSES = 20;

/** Tries the first event of each parked key again, and what waits behind it when it goes through. */
export class RetryScheduler {
  private readonly inbox = new Inbox();
  private readonly logger = new Logger('RetryScheduler');
  private timer: NodeJS.Timeout | undefined;
  private tick: Promise<void> = Promise.resolve();
  private stopping = false;
  private readonly untried: UntriedEvents;

  constructor(
    private readonly transactions: Transactions,
    private readonly dispatcher: Dispatcher,
    private readonly erased: ErasedPeople,
  ) {
    this.untried = new UntriedEvents(transactions, dispatcher);
  }

  start(): void {
    this.schedule();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.timer);
    await this.tick;
  }

  /** One pass over the keys whose time has come. A key that cannot be had now (its person's lock) holds up no other. */
  async runDue(): Promise<void> {
    await this.runUntried();
    const heads = await this.transactions.reading((tx) => dueHeads(tx, HEADS_A_TICK));
    let through = 0;
    for (const { topic, key } of heads) {
      try {
        while (through < EVENTS_A_TICK && !this.stopping && (await this.tryHead(topic, key))) through += 1;
      } catch (error) {
        if (failureOf(error) === 'away') throw error;
        this.logger.debug(`${topic} ${key} waits on: ${messageOf(error)}`);
      }
    }
    if (through > 0) await this.runUntried();
  }

  /** What was replayed, and what queued behind a failing event that has left: group by group. */
  private async runUntried(): Promise<void> {
    for (let pass = 0; pass < UNTRIED_PASSES; pass += 1) {
      if ((await this.untried.run(() => this.stopping)) === 0) return;
    }
  }

  private schedule(): void {
    if (this.stopping) return;
    this.timer = setTimeout(
      () => {
        this.tick = this.runDue()
          .catch((error: unknown) => this.logger.debug(`parked events wait: ${messageOf(error)}`))
          .finally(() => this.schedule());
      },
      TICK_MS * (0.75 + Math.random() / 2),
    );
  }

  /** @returns true when the head is gone and the next one may be tried. */
  private async tryHead(topic: string, key: string): Promise<boolean> {
    const begun = await this.begin(topic, key);
    if (typeof begun === 'boolean') return begun;
    try {
      return await this.run(begun);
    } catch (error) {
      // With the database away this throws, too; with another system away it is this head's trouble and nobody else's.
      return this.failed(begun, error);
    }
  }

  /** The head as it is about to be tried, or whether the next one may be tried instead. */
  private begin(topic: string, key: string): Promise<Parked | boolean> {
    return this.transactions.forPersonEvenErased(key, async (tx) => {
      const head = await headOf(tx, topic, key);
      // Another replica may have tried it a moment ago; one that was never tried runs with others.
      if (!head?.due || head.attempts === 0) return false;
      if (head.attempts >= MAX_ATTEMPTS && !this.strict(head)) {
        await this.giveUp(tx, head, {
          errorClass: head.error_class ?? 'unknown',
          error: head.error ?? 'the process ended while it ran',
        });
        return true;
      }
      const attempts = head.attempts + 1;
      await beginTry(tx, head.seq, attempts);
      return { ...head, attempts };
    });
  }

  private run(head: Parked): Promise<boolean> {
    return this.transactions.forPersonEvenErased(head.key, async (tx) => {
      if (!(await isHead(tx, head))) return false;
      const item = this.itemOf(head);
      if (!isReadable(item)) {
        // A replayed one that this release cannot read either: trying it for an hour would change nothing.
        await this.giveUp(tx, head, unreadable(item));
        return true;
      }
      const { event, def } = item.read;
      const { handlers } = this.dispatcher;
      if (def.survivesErasure || !(await this.erased.isErased(tx, head.key))) {
        const claims = await this.inbox.take(tx, [item], () => handlers.wanting(event));
        const claim = claims.get(item) ?? { handlers: [] };
        const outcome = await effectOf(handlers, tx.causedBy(event), item, claim);
        if (outcome === 'handled') tx.afterCommit(() => handlers.onHandled?.(event));
      }
      await unpark(tx, head.seq);
      this.logger.log(`${event.type} ${event.id} went through at try ${head.attempts}`);
      return true;
    });
  }

  private failed(head: Parked, error: unknown): Promise<boolean> {
    const failed = { errorClass: classOf(error), error: messageOf(error), attempts: head.attempts };
    return this.transactions.forPersonEvenErased(head.key, async (tx) => {
      if (!(await isHead(tx, head))) return false;
      if (head.attempts < MAX_ATTEMPTS || this.strict(head)) {
        await postpone(tx, head.seq, failed);
        return false;
      }
      await this.giveUp(tx, head, failed);
      return true;
    });
  }

  private async giveUp(tx: Tx, head: Parked, why: { errorClass: string; error: string }): Promise<void> {
    await bury(tx, recordOf(head), { ...why, attempts: head.attempts });
    await unpark(tx, head.seq);
    this.logger.error(
      `${head.headers.ce_type} ${head.event_id} is a dead letter after ${head.attempts} tries: ${why.error}`,
    );
  }

  private strict(head: Parked): boolean {
    const type = String(head.headers.ce_type);
    return this.dispatcher.handlers.of(newestOf(type)?.type ?? type).some((handler) => handler.strict);
  }

  private itemOf(head: Parked): Incoming {
    const record = recordOf(head);
    return { key: head.key, record, read: readIncoming(record), suspect: false, settle: () => {} };
  }
}

function unreadable({ read }: Incoming): { errorClass: string; error: string } {
  if (!('unreadable' in read)) throw new Error('it can be read');
  return { errorClass: read.unreadable.kind, error: read.unreadable.message };
}

/** Between two of our transactions another replica may have ended its wait. */
const isHead = async (tx: Tx, { topic, key, seq }: Parked): Promise<boolean> =>
  (await headOf(tx, topic, key))?.seq === seq;
