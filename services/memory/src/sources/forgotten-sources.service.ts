import { Injectable } from '@nestjs/common';
import type { Tx, UserId } from '@odyssey/events';
import { MemoryEntity, type SourceType } from '../memories/memory.entity.ts';
import type { Memory } from '../memories/memory.rules.ts';
import { MemoryWriter } from '../memories/memory-writer.service.ts';

/** Deletion is final: what came from a forgotten source is gone, and its events bring nothing back. */
@Injectable()
export class ForgottenSources {
  constructor(private readonly writer: MemoryWriter) {}

  async has(tx: Tx, owner: UserId, type: SourceType, id: string): Promise<boolean> {
    const rows = await tx.query(
      'select 1 from forgotten_sources where owner_id = $1 and source_type = $2 and source_id = $3',
      [owner, type, id],
    );
    return rows.length > 0;
  }

  /** Forgets all that came from the source, now and in future. */
  async forget(tx: Tx, owner: UserId, type: SourceType, id: string): Promise<void> {
    const memories = await tx.manager.findBy(MemoryEntity, {
      ownerId: owner,
      sourceType: type,
      sourceId: id,
    });
    await this.delete(tx, owner, memories, type, id);
  }

  /** Forgets these memories of the source; others that came from it stay. */
  async delete(
    tx: Tx,
    owner: UserId,
    memories: readonly Memory[],
    type: SourceType,
    id: string,
  ): Promise<void> {
    await this.writer.delete(tx, owner, memories);
    if (type === 'person') return;
    await tx.execute(
      'insert into forgotten_sources (owner_id, source_type, source_id) values ($1, $2, $3) on conflict do nothing',
      [owner, type, id],
    );
  }
}
