import type { EventDef } from '@odyssey/contracts';
import { type EntityTarget, type FindOptionsWhere, MoreThan, type ObjectLiteral } from 'typeorm';
import type { z } from 'zod';
import type { Tx, UserId } from '../tx.ts';

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

interface Thing extends ObjectLiteral {
  id: string;
}

interface Reading<E extends EventDef, Row extends Thing> {
  /** Which rows are a person's, and of these, which are told to others at all. */
  where(person: UserId): FindOptionsWhere<Row>;
  /** The same without the person. */
  everybody?: FindOptionsWhere<Row>;
  /** Also what lies in the trash. */
  withDeleted?: boolean;
  /** The same mapping that the events of each change are made by. */
  states(
    rows: readonly Row[],
    tx: Tx,
  ): readonly z.input<E['data']>[] | Promise<readonly z.input<E['data']>[]>;
}

/** The source of a kind of thing that is one entity with many rows a person. */
export function snapshotsOf<E extends EventDef, Row extends Thing>(
  event: E,
  entity: EntityTarget<Row>,
  { where, everybody = {}, withDeleted = false, states }: Reading<E, Row>,
): SnapshotSource {
  return {
    event,
    count: (tx) => tx.manager.count(entity, { where: everybody, withDeleted }),
    async page(tx, person, after, limit) {
      const rows = await tx.manager.find(entity, {
        where: {
          ...where(person),
          ...(after === null ? {} : { id: MoreThan(after) }),
        } as FindOptionsWhere<Row>,
        order: { id: 'ASC' } as never,
        take: limit,
        withDeleted,
      });
      return states(rows, tx);
    },
  };
}
