import { setImmediate as letOthersRun } from 'node:timers/promises';
import type { Tx, UserId } from '@odyssey/events';
import { MoreThan } from 'typeorm';
import { MemoryEntity } from '../memories/memory.entity.ts';
import type { PersonIndex } from './person-index.ts';

/** Rows read in one trip, and indexed in one go. */
const SLICE = 1_000;

/** What an index has to learn to be complete. */
export interface IndexChanges {
  readonly revision: string;
  readonly changed: readonly MemoryEntity[];
  readonly gone: readonly string[];
}

/** Reads what is newer than the index. `tx` is one snapshot: rows, count and revision belong together. */
export async function readChanges(tx: Tx, owner: UserId, index: PersonIndex): Promise<IndexChanges> {
  const [row] = await tx.query<{ revision: string; total: string }>(
    `select coalesce((select revision from memory_revisions where owner_id = $1), 0) as revision,
            (select count(*) from memories where owner_id = $1) as total`,
    [owner],
  );
  const changed: MemoryEntity[] = [];
  for (let after: string | undefined = index.revision; after !== undefined; ) {
    const slice: MemoryEntity[] = await tx.manager.find(MemoryEntity, {
      where: { ownerId: owner, revision: MoreThan(after) },
      order: { revision: 'ASC' },
      take: SLICE,
    });
    changed.push(...slice);
    after = slice.length === SLICE ? slice.at(-1)?.revision : undefined;
  }
  const expected = new Set([...index.ids(), ...changed.map(({ id }) => id)]);
  const gone = expected.size === Number(row?.total) ? [] : await missing(tx, owner, expected);
  return { revision: row?.revision ?? '0', changed, gone };
}

/** Deletions leave no row behind: where the count does not fit, the ids tell which. */
async function missing(tx: Tx, owner: UserId, expected: ReadonlySet<string>): Promise<string[]> {
  const rows = await tx.query<{ id: string }>('select id from memories where owner_id = $1', [owner]);
  const present = new Set(rows.map(({ id }) => id));
  return [...expected].filter((id) => !present.has(id));
}

/** An index that nobody uses yet is filled in slices; one in use changes in a single step. */
export async function applyChanges(
  index: PersonIndex,
  { revision, changed, gone }: IndexChanges,
  removed: ReadonlySet<string>,
): Promise<void> {
  const inUse = index.size > 0;
  for (const [place, memory] of changed.entries()) {
    index.put(memory);
    if (!inUse && place % SLICE === SLICE - 1) await letOthersRun();
  }
  for (const id of [...gone, ...removed]) index.remove(id);
  index.revision = revision;
}
