import { Logger } from '@nestjs/common';
import type { ErasedPeople } from '../erased-people.ts';
import type { Transactions } from '../transactions.ts';
import { bury } from './dead-letters.ts';
import type { Dispatcher } from './dispatcher.ts';
import { classOf, failureOf, messageOf } from './failure.ts';
import { runHandler } from './handlers.ts';
import { Inbox } from './inbox.ts';
import { type Incoming, isReadable, readIncoming } from './incoming.ts';
import { dueHeads, headOf, MAX_ATTEMPTS, type Parked, postpone, recordOf, unpark } from './parking.ts';

const TICK_MS = 1_000;
const HEADS_A_TICK = 100;

/** Tries the first event of each parked key again, and what waits behind it when it goes through. */
export class RetryScheduler {
  private readonly logger = new Logger('RetryScheduler');
  private readonly inbox: Inbox;
  private timer: NodeJS.Timeout | undefined;
  private tick: Promise<void> = Promise.resolve();
  private stopping = false;

  constructor(
    private readonly transactions: Transactions,
    private readonly dispatcher: Dispatcher,
    private readonly erased: ErasedPeople,
    service: string,
  ) {
    this.inbox = new Inbox(service);
  }

  start(): void {
    this.schedule();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.timer);
    await this.tick;
  }

  /** One pass over the keys whose time has come. */
  async runDue(): Promise<void> {
    const heads = await this.transactions.reading((tx) => dueHeads(tx, HEADS_A_TICK));
    for (const head of heads) {
      while (!this.stopping && (await this.tryHead(head.topic, head.key)));
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
    let tried: Parked | undefined;
    try {
      return await this.transactions.forPerson(key, async (tx) => {
        tried = await headOf(tx, topic, key);
        if (!tried) return false;
        const item = this.itemOf(tried);
        if (!isReadable(item)) throw new Error('the parked event can no longer be read');
        const { event, def } = item.read;
        const handlers = this.dispatcher.handlers.of(event.type);
        if (def.survivesErasure || !(await this.erased.isErased(tx, key))) {
          const taken = await this.inbox.take(tx, [item], () => handlers);
          for (const handler of handlers.filter((h) => this.inbox.claim(taken, item, h))) {
            await runHandler(handler, event, tx.causedBy(event));
          }
        }
        await unpark(tx, tried.seq);
        this.logger.log(`${event.type} ${event.id} went through after ${tried.attempts + 1} tries`);
        return true;
      });
    } catch (error) {
      if (tried && failureOf(error) !== 'away') return this.failed(tried, error);
      throw error;
    }
  }

  private async failed(head: Parked, error: unknown): Promise<boolean> {
    const attempts = head.attempts + 1;
    const failed = { errorClass: classOf(error), error: messageOf(error), attempts };
    const strict = this.dispatcher.handlers.of(head.headers.ce_type ?? '').some((handler) => handler.strict);
    return this.transactions.forPerson(head.key, async (tx) => {
      if (attempts < MAX_ATTEMPTS || strict) {
        await postpone(tx, head.seq, failed);
        return false;
      }
      await bury(tx, recordOf(head), failed);
      await unpark(tx, head.seq);
      this.logger.error(
        `${head.headers.ce_type} ${head.event_id} is a dead letter after ${attempts} tries: ${failed.error}`,
      );
      return true;
    });
  }

  private itemOf(head: Parked): Incoming {
    const record = recordOf(head);
    return { key: head.key, record, read: readIncoming(record), suspect: false, settle: () => {} };
  }
}
