import type { EventDef } from '@odyssey/contracts';
import { type EntityTarget, type FindOptionsOrder, type FindOptionsWhere, MoreThan } from 'typeorm';
import type { z } from 'zod';
import type { Owned, Tx, UserId } from '../tx.ts';

/** Where the present state of one kind of thing is read, to be published again for a consumer that starts from it. */
export interface SnapshotSource {
  readonly event: EventDef;
  /** How many things there are, of everybody: what progress is measured by. */
  count(tx: Tx): Promise<number>;
  /**
   * A person's next things after this id, in the order of their ids, at most `limit`, as the event tells them. Runs
   * under the person's lock, so what it reads is the state after every event that was published of them.
   */
  page(tx: Tx, person: UserId, after: string | null, limit: number): Promise<readonly object[]>;
}

interface Reading<E extends EventDef, Row extends Owned> {
  /** Which rows others are told of; all when left out. */
  readonly only?: FindOptionsWhere<Row>;
  /** Also what lies in the trash. */
  readonly withDeleted?: boolean;
  /** One state for each row, in their order, by the same mapping that the events of each change are made by. */
  states(
    rows: readonly Row[],
    tx: Tx,
  ): readonly z.input<E['data']>[] | Promise<readonly z.input<E['data']>[]>;
}

/** The source of a kind of thing of which a person has many. */
export function snapshotsOf<E extends EventDef, Row extends Owned>(
  event: E,
  entity: EntityTarget<Row>,
  { only = {}, withDeleted = false, states }: Reading<E, Row>,
): SnapshotSource {
  return {
    event,
    count: (tx) => tx.manager.count(entity, { where: only, withDeleted }),
    async page(tx, person, after, limit) {
      const next = after === null ? {} : { id: MoreThan(after) };
      const rows = await tx.manager.find(entity, {
        where: { ...only, ownerId: person, ...next } as FindOptionsWhere<Row>,
        order: { id: 'ASC' } as FindOptionsOrder<Row>,
        take: limit,
        withDeleted,
      });
      return states(rows, tx);
    },
  };
}
