import { Logger } from '@nestjs/common';
import type { Reason } from './dead-letters.ts';
import { HandlerTooSlow } from './deadline.ts';
import { classOf, failureOf, messageOf } from './failure.ts';
import { type GroupTransaction, HandlerFailed } from './group-transaction.ts';
import type { Outcome, Readable } from './incoming.ts';

/** A transient failure runs the group this often before its events are tried one by one. */
const GROUP_TRIES = 3;
/**
 * People whose handlers run side by side in the group's transaction: their statements go down one connection without
 * waiting for each other's answers. One by one again when it has to be found out who is slow.
 */
const WIDTH = 16;

/** What failed of a group, and why. Those are parked instead of run. */
export type Failed = Map<Readable, Reason>;

/** Brings a delivery group to its end, whatever fails: again, without the culprit, or one by one. Never throws. */
export class GroupRunner {
  private readonly logger = new Logger('Consumer');
  private stopping = false;

  constructor(
    private readonly transaction: GroupTransaction,
    private readonly settle: (item: Readable, outcome: Outcome) => void,
  ) {}

  /** Ends as soon as what is running has ended; what is not settled by then comes again to the next owner. */
  stop(): void {
    this.stopping = true;
  }

  async run(group: readonly Readable[], failed: Failed = new Map()): Promise<void> {
    if (!(await this.runTogether(group, failed))) await this.runApart(group, failed);
  }

  /** @returns false when it is a single record, and its person's lock was not free in time. */
  private async runTogether(group: readonly Readable[], failed: Failed): Promise<boolean> {
    let rest = group;
    let width = WIDTH;
    let waits = 0;
    for (let tries = 1; rest.length > 0 && !this.stopping; tries += 1) {
      try {
        const outcomes = await this.transaction.run(rest, failed, width);
        for (const [item, outcome] of outcomes) this.settle(item, outcome);
        rest = rest.filter((item) => !outcomes.has(item));
        tries = 0;
        waits = 0;
      } catch (thrown) {
        const blamed = thrown instanceof HandlerFailed ? thrown.item : undefined;
        const error = thrown instanceof HandlerFailed ? thrown.cause : thrown;
        const culprit = blamed ?? (rest.length === 1 ? rest[0] : undefined);
        const failure = failureOf(error);
        const inCompany = width > 1 && rest.length > 1;
        if (failure === 'away' && !(blamed && (await this.transaction.databaseAnswers()))) {
          // Uses up no try: what comes first after an outage is its echo more often than not.
          tries -= 1;
          waits += 1;
          await this.pause(waits, error);
        } else if (inCompany && error instanceof HandlerTooSlow) width = 1;
        else if (failure === 'locked' && !blamed) {
          if (rest.length === 1) return false;
          await this.runApart(rest, failed);
          return true;
        } else if (failure !== 'own' && tries < GROUP_TRIES) {
          this.logger.debug(`group runs again: ${messageOf(error)}`);
          width = 1;
        } else if (!culprit) {
          await this.runApart(rest, failed);
          return true;
        } else if (failed.has(culprit)) await this.pause(tries, error);
        else {
          const { event } = culprit.read;
          this.logger.warn(`${event.type} ${event.id} is parked: ${messageOf(error)}`);
          failed.set(culprit, { errorClass: classOf(error), error: messageOf(error), attempts: 1 });
          tries = 0;
        }
      }
    }
    return true;
  }

  /** One by one. Whoever's lock is held by another process waits behind the others, not they behind them. */
  private async runApart(group: readonly Readable[], failed: Failed): Promise<void> {
    let left = group;
    while (left.length > 0 && !this.stopping) {
      const locked = new Set<string>();
      const later: Readable[] = [];
      for (const item of left) {
        if (!locked.has(item.key) && (await this.runTogether([item], failed))) continue;
        locked.add(item.key);
        later.push(item);
      }
      left = later;
    }
  }

  /** For what nobody's event is to blame for: the database is away, or does not take what would be parked. */
  async pause(tries: number, error: unknown): Promise<void> {
    if (tries === 1) this.logger.warn(`deliveries wait: ${messageOf(error)}`);
    await new Promise((resolve) => setTimeout(resolve, Math.min(2_000, 100 * 2 ** Math.min(tries, 5))));
  }
}
