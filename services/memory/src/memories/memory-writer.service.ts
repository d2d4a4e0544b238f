import { Injectable } from '@nestjs/common';
import { MemoryDeleted } from '@odyssey/contracts';
import { type Change, Outbox, type Tx, type UserId } from '@odyssey/events';
import { PersonIndexes } from '../recall/person-indexes.service.ts';
import { MemoryEntity } from './memory.entity.ts';
import type { Memory } from './memory.rules.ts';

/** The one way in which memories change: each change raises the person's revision, by which indexes notice it. */
@Injectable()
export class MemoryWriter {
  constructor(
    private readonly outbox: Outbox,
    private readonly indexes: PersonIndexes,
  ) {}

  async save(tx: Tx, change: Change<Memory>): Promise<Memory> {
    if (!change.changed) return change.state;
    const revision = await this.nextRevision(tx, change.state.ownerId);
    return this.outbox.saveChange(tx, MemoryEntity, { ...change, state: { ...change.state, revision } });
  }

  /** Deletes rows at once, and what this process holds of them in its index as soon as the deletion is committed. */
  async delete(tx: Tx, owner: UserId, memories: readonly Memory[]): Promise<void> {
    if (memories.length === 0) return;
    const ids = memories.map(({ id }) => id);
    await this.nextRevision(tx, owner);
    await tx.execute('delete from memories where owner_id = $1 and id = any($2::uuid[])', [owner, ids]);
    await this.outbox.addAll(
      tx,
      ids.map((memoryId) => MemoryDeleted.of({ memoryId })),
    );
    tx.afterCommit(() => this.indexes.remove(owner, ids));
  }

  private async nextRevision(tx: Tx, owner: UserId): Promise<string> {
    const [row] = await tx.query<{ revision: string }>(
      `insert into memory_revisions (owner_id, revision) values ($1, 1)
       on conflict (owner_id) do update set revision = memory_revisions.revision + 1 returning revision`,
      [owner],
    );
    if (!row) throw new Error('the revision counter gave no number');
    return row.revision;
  }
}
