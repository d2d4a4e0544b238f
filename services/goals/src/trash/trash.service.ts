import { Injectable } from '@nestjs/common';
import { OdysseyError } from '@odyssey/contracts';
import { Outbox, type Tx, type UserId } from '@odyssey/events';
import { Clock, type ExpectedVersion, expectVersion, Jobs } from '@odyssey/platform';
import type { Status } from '../items/status.rules.ts';
import { PurgeTrash } from '../jobs/purge-trash.job.ts';
import { CountsService } from '../progress/counts.service.ts';
import { HOLDS, ITEM_KINDS, type ItemKind, MOVED_COLUMNS, type MovedRow, TABLES } from './containment.ts';
import { ParentInTrash } from './trash.errors.ts';
import { deleted, restored, trashed } from './trash.facts.ts';
import { purgeableSince, purgeTime } from './trash.rules.ts';

/** How many items of each kind came back. */
export type Restored = Record<ItemKind, number>;

@Injectable()
export class TrashService {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly counts: CountsService,
    private readonly jobs: Jobs,
  ) {}

  /** Takes the item and what it holds out of sight, for 30 days. @throws not_found, stale_version */
  async put(tx: Tx, owner: UserId, kind: ItemKind, id: string, expected: ExpectedVersion): Promise<void> {
    const [item] = await tx.query<{ version: number }>(
      `select version from ${TABLES[kind]} where owner_id = $1 and id = $2 and deleted_at is null`,
      [owner, id],
    );
    if (!item) throw new OdysseyError('not_found', `Nothing with the id ${id} is here.`);
    expectVersion(item, expected);
    const now = this.clock.now();
    for (const [held, column] of entriesOf(HOLDS[kind])) {
      const rows = await tx.query<MovedRow>(
        `update ${TABLES[held]} set deleted_at = $3, trashed_with = $2, version = version + 1
         where owner_id = $1 and ${column} = $2 and deleted_at is null returning ${MOVED_COLUMNS[held]}`,
        [owner, id, now],
      );
      await this.outbox.addAll(
        tx,
        rows.map((row) => trashed(held, row.id, now)),
      );
      await this.count(tx, owner, held, rows, 'before');
    }
    await this.jobs.enqueue(tx, PurgeTrash, { userId: owner, rootId: id }, { startAfter: purgeTime(now) });
  }

  /** Brings back what went into the trash together. @throws not_found; ParentInTrash */
  async restore(tx: Tx, owner: UserId, id: string): Promise<Restored> {
    const kind = await this.kindOf(tx, owner, id);
    if (!kind) throw new OdysseyError('not_found', `The trash holds nothing with the id ${id}.`);
    const ids = new Map<ItemKind, string[]>();
    for (const [held] of entriesOf(HOLDS[kind])) {
      const rows = await tx.query<MovedRow>(
        `update ${TABLES[held]} set deleted_at = null, trashed_with = null, version = version + 1, updated_at = $3
         where owner_id = $1 and trashed_with = $2 returning ${MOVED_COLUMNS[held]}`,
        [owner, id, this.clock.now()],
      );
      ids.set(
        held,
        rows.map((row) => row.id),
      );
      await this.count(tx, owner, held, rows, 'after');
    }
    await this.mustHaveLivingParents(tx, owner, ids);
    for (const [held, back] of ids) await this.outbox.addAll(tx, await restored(tx, held, back));
    return Object.fromEntries(ITEM_KINDS.map((held) => [held, ids.get(held)?.length ?? 0])) as Restored;
  }

  /** Deletes for good what has been in the trash for 30 days; ends quietly when it was restored or trashed again. */
  async purge(tx: Tx, owner: UserId, id: string): Promise<void> {
    const kind = await this.kindOf(tx, owner, id, purgeableSince(this.clock.now()));
    if (!kind) return;
    for (const [held, column] of entriesOf(HOLDS[kind]).reverse()) {
      // What went into the trash earlier on its own points here too, and is older still.
      const rows = await tx.query<{ id: string }>(
        `delete from ${TABLES[held]} where owner_id = $1 and (trashed_with = $2 or ${column} = $2)
         and deleted_at is not null returning id`,
        [owner, id],
      );
      await this.outbox.addAll(
        tx,
        rows.map((row) => deleted(held, row.id)),
      );
    }
    if (kind === 'life_area') {
      await tx.execute('delete from item_counts where owner_id = $1 and life_area_id = $2', [owner, id]);
    }
  }

  private async kindOf(
    tx: Tx,
    owner: UserId,
    id: string,
    trashedBefore?: Date,
  ): Promise<ItemKind | undefined> {
    const looks = ITEM_KINDS.map(
      (kind) =>
        `select '${kind}' as kind from ${TABLES[kind]} where owner_id = $1 and id = $2 and trashed_with = $2
         and deleted_at <= coalesce($3::timestamptz, 'infinity')`,
    );
    const [found] = await tx.query<{ kind: ItemKind }>(looks.join(' union all '), [
      owner,
      id,
      trashedBefore ?? null,
    ]);
    return found?.kind;
  }

  private async mustHaveLivingParents(
    tx: Tx,
    owner: UserId,
    ids: ReadonlyMap<ItemKind, string[]>,
  ): Promise<void> {
    for (const parent of ['life_area', 'project', 'goal'] as const) {
      for (const [child, column] of entriesOf(HOLDS[parent])) {
        if (column === 'id') continue;
        const [dead] = await tx.query<{ id: string }>(
          `select p.id from ${TABLES[child]} c join ${TABLES[parent]} p on p.id = c.${column}
           where c.owner_id = $1 and c.id = any($2::uuid[]) and p.deleted_at is not null limit 1`,
          [owner, ids.get(child) ?? []],
        );
        if (dead) throw new ParentInTrash(parent, dead.id);
      }
    }
  }

  private async count(
    tx: Tx,
    owner: UserId,
    kind: ItemKind,
    rows: readonly MovedRow[],
    side: 'before' | 'after',
  ) {
    if (kind === 'life_area') return;
    await this.counts.count(
      tx,
      owner,
      kind,
      rows.map((row) => ({ [side]: { ...row, status: row.status as Status } })),
    );
  }
}

const entriesOf = (holds: Partial<Record<ItemKind, string>>) => Object.entries(holds) as [ItemKind, string][];
