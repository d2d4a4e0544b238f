import { Injectable } from '@nestjs/common';
import type { Tx, UserId } from '@odyssey/events';
import { DataSource, In } from 'typeorm';
import { blanked, FORGOTTEN } from './citation.rules.ts';
import { MessageEntity } from './message.entity.ts';
import { MessageCitationEntity } from './message-citation.entity.ts';

export interface Citation {
  memoryId: string;
  excerpt: string;
}

/** Which memories an answer rests on, and what happens when one of them is forgotten. */
@Injectable()
export class CitationsService {
  constructor(private readonly dataSource: DataSource) {}

  /** Stores the citations of a message, without those of memories that were forgotten since they were read. */
  async store(tx: Tx, owner: UserId, messageId: string, citations: readonly Citation[]): Promise<Citation[]> {
    const forgotten = await tx.query<{ memory_id: string }>(
      'select memory_id from forgotten_memories where owner_id = $1 and memory_id = any($2)',
      [owner, citations.map(({ memoryId }) => memoryId)],
    );
    const gone = new Set(forgotten.map(({ memory_id }) => memory_id));
    const kept = citations.filter(({ memoryId }) => !gone.has(memoryId));
    const rows = kept.map((citation, position) => ({ ...citation, messageId, position, ownerId: owner }));
    await tx.manager.insert(MessageCitationEntity, rows);
    return kept;
  }

  /** Citations by message, in their order. */
  async of(owner: UserId, messageIds: readonly string[]): Promise<ReadonlyMap<string, Citation[]>> {
    const rows = await this.dataSource.manager.find(MessageCitationEntity, {
      where: { ownerId: owner, messageId: In([...messageIds]) },
      order: { position: 'ASC' },
    });
    return Map.groupBy(rows, ({ messageId }) => messageId);
  }

  /**
   * Forgets a memory here, too: its excerpts become empty, and answers that quote it word for word lose the quotation.
   * An answer that is being written while its memory goes finds the mark when it is stored.
   */
  async blank(tx: Tx, owner: UserId, memoryId: string): Promise<void> {
    await tx.execute(
      'insert into forgotten_memories (owner_id, memory_id) values ($1, $2) on conflict do nothing',
      [owner, memoryId],
    );
    const citations = await tx.manager.findBy(MessageCitationEntity, { ownerId: owner, memoryId });
    for (const { messageId, excerpt } of citations) {
      const message = await tx.manager.findOneByOrFail(MessageEntity, { id: messageId, ownerId: owner });
      const content = blanked(message.content, excerpt);
      await tx.manager.update(
        MessageEntity,
        { id: messageId, ownerId: owner },
        { content, version: message.version + 1, updatedAt: new Date() },
      );
    }
    await tx.manager.update(MessageCitationEntity, { ownerId: owner, memoryId }, { excerpt: FORGOTTEN });
  }
}
