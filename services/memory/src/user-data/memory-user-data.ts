import { Injectable } from '@nestjs/common';
import type { Tx, UserId } from '@odyssey/events';
import type { UserData, UserDataRecord } from '@odyssey/user-data';
import { MoreThan } from 'typeorm';
import { toMemoryView } from '../memories/memory.dto.ts';
import { MemoryEntity } from '../memories/memory.entity.ts';
import { PersonIndexes } from '../recall/person-indexes.service.ts';

const BATCH = 500;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/** Everything that is remembered about a person, and what they asked to be forgotten. */
@Injectable()
export class MemoryUserData implements UserData {
  constructor(private readonly indexes: PersonIndexes) {}

  async *export(tx: Tx, userId: UserId): AsyncIterable<UserDataRecord> {
    for (let after: string | undefined = BEFORE_ALL; after; ) {
      const memories: MemoryEntity[] = await tx.manager.find(MemoryEntity, {
        where: { ownerId: userId, id: MoreThan(after) },
        order: { id: 'ASC' },
        take: BATCH,
      });
      for (const memory of memories) yield { kind: 'memories', record: toMemoryView(memory) };
      after = memories.at(-1)?.id;
    }
    const forgotten = await tx.query(
      'select source_type as "sourceType", source_id as "sourceId" from forgotten_sources where owner_id = $1 order by source_id',
      [userId],
    );
    for (const record of forgotten) yield { kind: 'forgotten-sources', record };
  }

  async erase(tx: Tx, userId: UserId): Promise<Record<string, number>> {
    const memories = await tx.execute('delete from memories where owner_id = $1', [userId]);
    const forgotten = await tx.execute('delete from forgotten_sources where owner_id = $1', [userId]);
    await tx.execute('delete from memory_revisions where owner_id = $1', [userId]);
    tx.afterCommit(() => this.indexes.drop(userId));
    return { memories, 'forgotten-sources': forgotten };
  }
}
