import { Logger } from '@nestjs/common';
import { SYSTEM } from '@odyssey/contracts';
import { messageContext } from '../message-context.ts';
import { NotNow, type Operation, type OperationKind } from '../operating/operation.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { UnpublishableEvent } from '../outbox/publishable.ts';
import type { OpenTransaction, Transactions } from '../transactions.ts';
import type { Tx, UserId } from '../tx.ts';
import { finishedWith, type Position, positionOf } from './position.ts';
import type { SnapshotSource } from './snapshot-source.ts';

/** How many people's locks a step takes at most: their own changes wait meanwhile, for some milliseconds. */
const PEOPLE_A_STEP = 50;
/** Above so many events that wait to be sent a resync waits with them: the broker is away, or cannot keep up. */
const OUTBOX_FULL = 10_000;
/** `notifications`, `notifications.keep-person`, or whatever name a program outside goes by. */
const CONSUMER = /^[a-z0-9][a-z0-9._-]{0,99}$/;

/**
 * Publishes what this service holds once more, person by person, for a consumer that starts from state. The events go
 * through the outbox like any other, under the person's lock: each comes after what was published before it and before
 * what is published later, and has its place among the versions of its thing.
 */
export class Resync implements OperationKind {
  readonly kind = 'resync';
  private readonly logger = new Logger('Resync');

  constructor(
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly sources: readonly SnapshotSource[],
    private readonly service: string,
  ) {}

  /** @throws when the order names no consumer, or nothing of this service can be published again. */
  async step(operation: Operation): Promise<'more' | 'done'> {
    const to = this.consumerOf(operation);
    if (this.sources.length === 0)
      throw new Error(`${this.service} tells nothing with its whole state: there is nothing to resync from`);
    const from = positionOf(operation.cursor);
    const people = from?.type ? [from.person] : await this.peopleAfter(from?.person ?? '');
    if (people.length === 0) return 'done';
    await this.outboxHasRoom();
    const total = operation.total ?? (await this.count());
    const context = { correlationId: operation.id };
    await messageContext.run(context, () =>
      this.transactions.forPeople(people, async (open) => {
        const { position, done, skipped } = await this.publish(open, people, from, to, operation.batch);
        await operation.advance(open.for(SYSTEM), { done, skipped, total, cursor: { ...position } });
      }),
    );
    return 'more';
  }

  /** Publishes until `room` is used up or the people are through. @returns where it ended, and what it has done. */
  private async publish(
    open: OpenTransaction,
    people: readonly UserId[],
    from: Position | null,
    to: string,
    room: number,
  ): Promise<{ position: Position; done: number; skipped: number }> {
    const erased = await erasedOf(open.for(SYSTEM), people);
    let [done, skipped] = [0, 0];
    for (const person of people.filter((one) => !erased.has(one))) {
      const tx = open.for(person);
      const resumed = from?.person === person ? from : null;
      for (const source of this.sourcesFrom(resumed)) {
        const after = source.event.type === resumed?.type ? resumed.after : null;
        const limit = room - done - skipped;
        const things = await source.page(tx, person, after, limit);
        for (const thing of things) {
          if (await this.add(tx, source, thing, to)) done += 1;
          else skipped += 1;
        }
        const last = things.at(-1);
        if (last && things.length === limit) {
          const position = { person, type: source.event.type, after: idOf(source, last) };
          return { position, done, skipped };
        }
      }
    }
    return { position: finishedWith(people.at(-1) ?? ''), done, skipped };
  }

  /** One thing that the catalogue refuses by now must not keep everything else from the consumer; it is named and counted. */
  private async add(tx: Tx, source: SnapshotSource, thing: object, to: string): Promise<boolean> {
    try {
      await this.outbox.add(tx, { event: source.event, data: thing as never }, { to });
      return true;
    } catch (error) {
      if (!(error instanceof UnpublishableEvent)) throw error;
      this.logger.error(`${idOf(source, thing)} is left out: ${error.message}`);
      return false;
    }
  }

  private sourcesFrom(resumed: Position | null): readonly SnapshotSource[] {
    const at = this.sources.findIndex(({ event }) => event.type === resumed?.type);
    return at < 0 ? this.sources : this.sources.slice(at);
  }

  /** Everybody of whom anything was ever published; who has state but no event does not exist, since each creation tells. */
  private peopleAfter(person: UserId): Promise<UserId[]> {
    return this.transactions.reading(async (tx) => {
      const rows = await tx.query<{ person: UserId }>(
        `select distinct person from aggregate_versions where person > $1 order by person limit ${PEOPLE_A_STEP}`,
        [person],
      );
      return rows.map((row) => row.person);
    });
  }

  /** @throws NotNow: what people do must not queue behind a resync. */
  private async outboxHasRoom(): Promise<void> {
    const full = await this.transactions.reading((tx) =>
      tx.query(`select 1 from outbox offset ${OUTBOX_FULL} limit 1`),
    );
    if (full.length > 0)
      throw new NotNow(`more than ${OUTBOX_FULL} events wait to be sent; it goes on when they are`);
  }

  private count(): Promise<number> {
    return this.transactions.reading(async (tx) => {
      let total = 0;
      for (const source of this.sources) total += await source.count(tx);
      return total;
    });
  }

  private consumerOf({ filter }: Operation): string {
    if (typeof filter.to === 'string' && CONSUMER.test(filter.to)) return filter.to;
    throw new Error(
      'a resync is for one consumer: its filter names it in `to`, such as notifications.keep-person',
    );
  }
}

async function erasedOf(tx: Tx, people: readonly UserId[]): Promise<Set<UserId>> {
  const rows = await tx.query<{ user_id: UserId }>(
    'select user_id from erased_people where user_id = any($1)',
    [people],
  );
  return new Set(rows.map((row) => row.user_id));
}

const idOf = ({ event }: SnapshotSource, thing: object): string =>
  String((thing as Record<string, unknown>)[event.aggregateId]);
