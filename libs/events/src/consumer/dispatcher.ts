import { Logger } from '@nestjs/common';
import { SYSTEM, type UnreadableEvent } from '@odyssey/contracts';
import type { DataSource } from 'typeorm';
import { reached } from '../crash-points.ts';
import { isErased } from '../erased-people.ts';
import type { OpenTransaction, Transactions } from '../transactions.ts';
import { bury } from './dead-letters.ts';
import { classOf, failureOf, messageOf } from './failure.ts';
import { Handlers } from './handlers.ts';
import { Inbox } from './inbox.ts';
import {
  type Incoming,
  type IncomingRecord,
  isReadable,
  type Outcome,
  type Readable,
  readIncoming,
  storable,
  textOf,
} from './incoming.ts';
import { Lanes } from './lanes.ts';
import { park, parkedKeys } from './parking.ts';
import { Starts } from './starts.ts';

const LANES = 4;
const GROUP_SIZE = 50;
/** A transient failure runs the group this often before its events are tried one by one. */
const GROUP_TRIES = 3;

/**
 * Turns records into effects: reads them, groups them by lane, and runs each group in one transaction with its inbox
 * rows. A failing event is taken out and parked; nothing it does reaches its neighbours or the broker's client.
 */
export class Dispatcher {
  readonly handlers: Handlers;
  readonly counts: Record<Outcome, number> = {
    handled: 0,
    duplicate: 0,
    parked: 0,
    dead: 0,
    erased: 0,
    ignored: 0,
  };
  /** Records that could not be read, by what is wrong with them. */
  readonly unreadable: Record<UnreadableEvent['kind'], number> = {
    envelope: 0,
    key: 0,
    json: 0,
    data: 0,
    unknown_type: 0,
  };
  private readonly lanes = new Lanes<Incoming>((group) => this.runGroup(group), LANES, GROUP_SIZE);
  private readonly inbox = new Inbox();
  private readonly starts: Starts;
  private readonly logger = new Logger('Consumer');
  private stopping = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    service: string,
  ) {
    this.handlers = new Handlers(service);
    this.starts = new Starts(dataSource);
  }

  /** Takes a record over; `settled` is called when its effect, or the reason for none, is stored. Never throws. */
  accept(record: IncomingRecord, settled: (outcome: Outcome) => void, suspect = false): void {
    const read = readIncoming(record);
    const settle = (outcome: Outcome) => {
      this.counts[outcome] += 1;
      settled(outcome);
    };
    if ('event' in read && this.handlers.wanting(read.event).length === 0) {
      settle('ignored');
      return;
    }
    const key = 'event' in read ? read.event.subject : `${record.topic}/${record.partition}`;
    this.lanes.push({ key, record, read, suspect, settle });
  }

  /** For tests and the in-memory bus: the outcome of one record. */
  deliver(record: IncomingRecord): Promise<Outcome> {
    return new Promise((resolve) => this.accept(record, resolve));
  }

  get waiting(): number {
    return this.lanes.waiting;
  }

  /** Forgets records that are not started: another member of the group owns their partition now. */
  forget(partition: (record: IncomingRecord) => boolean): void {
    this.lanes.clear((item) => partition(item.record));
  }

  /** Resolves when all that was started has ended. What waits is left for the next owner. */
  async drain(): Promise<void> {
    this.stopping = true;
    this.lanes.clear(() => true);
    await this.lanes.settled();
  }

  private async runGroup(group: readonly Incoming[]): Promise<void> {
    for (const item of group) {
      if ('unreadable' in item.read) await this.bury(item, item.read.unreadable);
    }
    let rest = group.filter(isReadable);
    if (rest.some((item) => item.suspect)) rest = await this.withoutCrashers(rest);
    for (let tries = 1; rest.length > 0 && !this.stopping; tries += 1) {
      let running: Readable | undefined;
      try {
        await this.attempt(rest, (item) => {
          running = item;
        });
        return;
      } catch (error) {
        const failure = failureOf(error);
        if (failure === 'away') await this.pause(tries, error);
        else if (failure === 'transient' && tries < GROUP_TRIES)
          this.logger.debug(`group runs again: ${messageOf(error)}`);
        else if (!running && rest.length > 1) {
          for (const item of rest) await this.runGroup([{ ...item, suspect: false }]);
          return;
        } else {
          const culprit = running ?? (rest[0] as Readable);
          await this.parkFailed(culprit, error);
          rest = rest.filter((item) => item !== culprit);
          tries = 0;
        }
      }
    }
  }

  /** One transaction for the whole group. @throws the first error; then nothing of the group is kept. */
  private async attempt(
    group: readonly Readable[],
    starting: (item: Readable | undefined) => void,
  ): Promise<void> {
    const outcomes = new Map<Readable, Outcome>();
    await this.transactions.forPeople(
      group.map((item) => item.key),
      async (open) => {
        const runnable = await this.sort(open, group, outcomes);
        const taken = await this.inbox.take(open.for(SYSTEM), runnable, (item) =>
          this.handlers.wanting(item.read.event),
        );
        await reached('inbox.after', this.dataSource);
        for (const item of runnable) {
          const { event } = item.read;
          const handlers = this.handlers
            .wanting(event)
            .filter((handler) => this.inbox.claim(taken, item, handler));
          outcomes.set(item, handlers.length > 0 ? 'handled' : 'duplicate');
          if (handlers.length > 0) starting(item);
          for (const handler of handlers) await this.handlers.run(handler, event, open.for(item.key, event));
        }
        // What fails from here on, at the commit, is nobody's yet: the group is tried one by one.
        starting(undefined);
      },
    );
    await reached('effect.after', this.dataSource);
    for (const [item, outcome] of outcomes) {
      if (outcome === 'handled') this.handlers.onHandled?.(item.read.event);
      item.settle(outcome);
    }
  }

  /** Drops what belongs to erased people, queues what has to wait behind its key, returns the rest. */
  private async sort(
    open: OpenTransaction,
    group: readonly Readable[],
    outcomes: Map<Readable, Outcome>,
  ): Promise<Readable[]> {
    const tx = open.for(SYSTEM);
    const people = [...new Set(group.map((item) => item.key))];
    // Both must have ended before anything may throw, or a late one would run after the rollback.
    const [erasedRows, waitingKeys] = await Promise.allSettled([
      tx.query<{ user_id: string }>('select user_id from erased_people where user_id = any($1)', [people]),
      parkedKeys(tx, group),
    ]);
    if (erasedRows.status === 'rejected') throw erasedRows.reason;
    if (waitingKeys.status === 'rejected') throw waitingKeys.reason;
    const erased = new Set(erasedRows.value.map((row) => row.user_id));
    const runnable: Readable[] = [];
    for (const item of group) {
      if (erased.has(item.key) && !item.read.def.survivesErasure) outcomes.set(item, 'erased');
      else if (waitingKeys.value.has(`${item.record.topic}|${item.key}`)) {
        await park(tx, item, null);
        outcomes.set(item, 'parked');
      } else runnable.push(item);
    }
    return runnable;
  }

  private async parkFailed(item: Readable, error: unknown, attempts = 1): Promise<void> {
    const { event } = item.read;
    this.logger.warn(`${event.type} ${event.id} is parked: ${messageOf(error)}`);
    const failed = { errorClass: classOf(error), error: messageOf(error), attempts };
    await this.store(item, async () => {
      await this.transactions.forPerson(item.key, (tx) => park(tx, item, failed));
      return 'parked';
    });
  }

  private async bury(item: Incoming, unreadable: UnreadableEvent): Promise<void> {
    this.unreadable[unreadable.kind] += 1;
    this.logger.warn(
      `${item.record.topic}[${item.record.partition}] ${item.record.offset} is a dead letter: ${unreadable.message}`,
    );
    const reason = { errorClass: unreadable.kind, error: unreadable.message, attempts: 0 };
    const person = textOf(item.record.key);
    await this.store(item, async () => {
      if (person === null) {
        await bury(this.dataSource, item.record, reason);
        return 'dead';
      }
      return this.transactions.forPerson(storable(person), async (tx) => {
        if (await isErased(tx, storable(person))) return 'erased';
        await bury(tx, item.record, reason);
        return 'dead';
      });
    });
  }

  /** Tries until it is stored. A stop in between leaves the record unsettled: it comes again. */
  private async store(item: Incoming, write: () => Promise<Outcome>): Promise<void> {
    for (let tries = 1; !this.stopping; tries += 1) {
      try {
        item.settle(await write());
        return;
      } catch (error) {
        await this.pause(tries, error);
      }
    }
  }

  /** Parks what was started too often without an end: it kills the process. The rest runs one by one until it is through. */
  private async withoutCrashers(group: readonly Readable[]): Promise<Readable[]> {
    const starts = await this.starts
      .record(group.map((item) => item.read.event.id))
      .catch((error: unknown) => {
        this.logger.debug(`starts not counted: ${messageOf(error)}`);
        return new Map<string, number>();
      });
    const restarted = group.filter((item) => (starts.get(item.read.event.id) ?? 1) > 1);
    if (restarted.length === 0) return [...group];
    for (const item of group) {
      if ((starts.get(item.read.event.id) ?? 1) > Starts.LIMIT) {
        await this.parkFailed(
          item,
          new Error(`the process ended ${Starts.LIMIT} times while it ran`),
          Starts.LIMIT,
        );
      } else await this.runGroup([{ ...item, suspect: false }]);
    }
    return [];
  }

  private async pause(tries: number, error: unknown): Promise<void> {
    if (tries === 1) this.logger.warn(`the database is away, deliveries wait: ${messageOf(error)}`);
    await new Promise((resolve) => setTimeout(resolve, Math.min(2_000, 100 * 2 ** Math.min(tries, 5))));
  }
}
