import { Logger } from '@nestjs/common';
import { SYSTEM, type UnreadableEvent } from '@odyssey/contracts';
import type { DataSource } from 'typeorm';
import { isErased } from '../erased-people.ts';
import { apart, type Transactions } from '../transactions.ts';
import { bury } from './dead-letters.ts';
import { messageOf } from './failure.ts';
import { GroupRunner } from './group-runner.ts';
import { GroupTransaction } from './group-transaction.ts';
import { Handlers } from './handlers.ts';
import {
  type BadKind,
  headersOf,
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
import { Starts } from './starts.ts';

const LANES = 4;
const GROUP_SIZE = 50;

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
  /** Records that became dead letters without a try, by what is wrong with them. */
  readonly unreadable: Record<BadKind, number> = {
    envelope: 0,
    key: 0,
    json: 0,
    data: 0,
    unknown_type: 0,
    id_reused: 0,
  };
  private readonly lanes = new Lanes<Incoming>((group) => this.runGroup(group), LANES, GROUP_SIZE);
  private readonly groups: GroupRunner;
  private readonly starts: Starts;
  private readonly logger = new Logger('Consumer');
  private stopping = false;

  constructor(
    dataSource: DataSource,
    private readonly transactions: Transactions,
    service: string,
    /** Types outside the catalogue that this service passes by; every other one is kept as a dead letter. */
    private readonly ignoredTypes: readonly string[] = [],
  ) {
    this.handlers = new Handlers(service);
    const transaction = new GroupTransaction(transactions, this.handlers, dataSource);
    this.groups = new GroupRunner(transaction, (item, outcome) => this.settle(item, outcome));
    this.starts = new Starts(dataSource);
  }

  /** Takes a record over; `settled` is called when its effect, or the reason for none, is stored. Never throws. */
  accept(record: IncomingRecord, settled: (outcome: Outcome) => void, suspect = false): void {
    const read = readIncoming(record);
    const settle = (outcome: Outcome) => {
      this.counts[outcome] += 1;
      settled(outcome);
    };
    if (!this.wanted(read)) {
      settle('ignored');
      return;
    }
    const key = 'event' in read ? read.event.subject : `${record.topic}/${record.partition}`;
    apart(() => this.lanes.push({ key, record, read, suspect, settle }));
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
    this.groups.stop();
    this.lanes.clear(() => true);
    await this.lanes.settled();
  }

  /**
   * A type outside the catalogue is wanted unless it is ignored by name: it may come from a newer release of its
   * service, and is kept until this one knows it and it is replayed. See docs/events-bad-input.md.
   */
  private wanted(read: Incoming['read']): boolean {
    if ('event' in read) return this.handlers.wanting(read.event).length > 0;
    const { kind, type = '' } = read.unreadable;
    return kind !== 'unknown_type' || !this.ignoredTypes.includes(type);
  }

  private async runGroup(group: readonly Incoming[]): Promise<void> {
    for (const item of group) {
      if ('unreadable' in item.read) await this.bury(item, item.read.unreadable);
    }
    const readable = group.filter(isReadable);
    if (!(await this.mayEndTheProcess(readable))) return this.groups.run(readable);
    for (const item of readable) await this.runSuspect(item);
  }

  private settle(item: Readable, outcome: Outcome): void {
    if (outcome === 'handled') this.handlers.onHandled?.(item.read.event);
    if (outcome === 'dead') this.unreadable.id_reused += 1;
    item.settle(outcome);
  }

  /** Whether one of them was started before and had no end: then they run alone, to find out which. */
  private async mayEndTheProcess(group: readonly Readable[]): Promise<boolean> {
    const suspects = group.filter((item) => item.suspect).map((item) => item.read.event.id);
    if (suspects.length === 0) return false;
    try {
      return await this.starts.restarted(suspects);
    } catch (error) {
      this.logger.debug(`starts not counted: ${messageOf(error)}`);
      return false;
    }
  }

  /** Counts its start and runs it alone; what ended the process each time is parked without being run. */
  private async runSuspect(item: Readable): Promise<void> {
    let starts = 1;
    try {
      starts = await this.starts.again(item.read.event.id);
    } catch (error) {
      this.logger.debug(`start not counted: ${messageOf(error)}`);
    }
    if (starts <= Starts.LIMIT) return this.groups.run([item]);
    const error = `the process ended ${Starts.LIMIT} times while it ran`;
    this.logger.warn(`${item.read.event.type} ${item.read.event.id} is parked: ${error}`);
    await this.groups.run([item], new Map([[item, { errorClass: 'crash', error, attempts: Starts.LIMIT }]]));
  }

  private async bury(item: Incoming, unreadable: UnreadableEvent): Promise<void> {
    this.unreadable[unreadable.kind] += 1;
    this.logger.warn(
      `${item.record.topic}[${item.record.partition}] ${item.record.offset} is a dead letter: ${unreadable.message}`,
    );
    const reason = { errorClass: unreadable.kind, error: unreadable.message, attempts: 0 };
    const people = peopleOf(item.record);
    await this.store(item, () =>
      this.transactions.forPeople(people, async (open) => {
        const tx = open.for(SYSTEM);
        for (const person of people) if (await isErased(tx, person)) return 'erased';
        await bury(tx, item.record, reason);
        return 'dead';
      }),
    );
  }

  /** Tries until it is stored. A stop in between leaves the record unsettled: it comes again. */
  private async store(item: Incoming, write: () => Promise<Outcome>): Promise<void> {
    for (let tries = 1; !this.stopping; tries += 1) {
      try {
        item.settle(await write());
        return;
      } catch (error) {
        await this.groups.pause(tries, error);
      }
    }
  }
}

/** Whoever a record names: the key and the subject of a bad one may differ, or one of them be missing. */
function peopleOf(record: IncomingRecord): string[] {
  const named = [textOf(record.key) ?? [], headersOf(record).ce_subject ?? []].flat();
  return [...new Set(named.map(storable).filter((name) => name !== ''))];
}
