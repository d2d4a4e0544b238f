import { Injectable } from '@nestjs/common';
import { OdysseyError } from '@odyssey/contracts';
import type { Tx, UserId } from '@odyssey/events';
import { Clock, Cursors, type Page, type PageQuery } from '@odyssey/platform';
import { DataSource } from 'typeorm';
import { CitationsService } from './citations.service.ts';
import {
  type ConversationView,
  type MessageView,
  toConversationView,
  toMessageView,
} from './conversation.dto.ts';
import { ConversationEntity } from './conversation.entity.ts';
import { newConversation } from './conversation.rules.ts';
import { MessageEntity } from './message.entity.ts';

@Injectable()
export class ConversationsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly citations: CitationsService,
    private readonly cursors: Cursors,
    private readonly clock: Clock,
  ) {}

  async open(tx: Tx, owner: UserId, title: string | undefined): Promise<ConversationEntity> {
    const conversation = newConversation(owner, title, this.clock.now());
    await tx.manager.insert(ConversationEntity, conversation);
    return conversation;
  }

  /** @throws OdysseyError `not_found` */
  async find(owner: UserId, id: string): Promise<ConversationEntity> {
    const found = await this.dataSource.manager.findOneBy(ConversationEntity, { id, ownerId: owner });
    if (!found) throw new OdysseyError('not_found', `Nothing with the id ${id} is here.`);
    return found;
  }

  /** Newest first. */
  list(owner: UserId, query: PageQuery): Promise<Page<ConversationView>> {
    return this.cursors.page<ConversationEntity, ConversationView>({
      query,
      list: ['conversations', owner],
      fetch: (after, limit) => {
        const rows = this.dataSource
          .getRepository(ConversationEntity)
          .createQueryBuilder('conversation')
          .where('conversation.ownerId = :owner', { owner })
          .orderBy('conversation.createdAt', 'DESC')
          .addOrderBy('conversation.id', 'DESC')
          .limit(limit);
        if (after)
          rows.andWhere('(conversation.createdAt, conversation.id) < (:at::timestamptz, :id::uuid)', {
            at: after[0],
            id: after[1],
          });
        return rows.getMany();
      },
      position: ({ createdAt, id }) => [createdAt.toISOString(), id],
      view: toConversationView,
    });
  }

  /** In the order in which they were said. @throws OdysseyError `not_found` */
  async messages(owner: UserId, conversationId: string, query: PageQuery): Promise<Page<MessageView>> {
    await this.find(owner, conversationId);
    const page = await this.cursors.page<MessageEntity, MessageEntity>({
      query,
      list: ['messages', owner, conversationId],
      fetch: (after, limit) =>
        this.dataSource
          .getRepository(MessageEntity)
          .createQueryBuilder('message')
          .where('message.ownerId = :owner and message.conversationId = :conversationId', {
            owner,
            conversationId,
          })
          .andWhere('message.position > :position', { position: after?.[0] ?? -1 })
          .orderBy('message.position', 'ASC')
          .limit(limit)
          .getMany(),
      position: ({ position }) => [position],
      view: (message) => message,
    });
    const citations = await this.citations.of(
      owner,
      page.items.map(({ id }) => id),
    );
    return {
      ...page,
      items: page.items.map((message) => toMessageView(message, citations.get(message.id) ?? [])),
    };
  }

  /** The last messages, oldest first; without answers that nobody heard to the end. */
  async latest(owner: UserId, conversationId: string, count: number): Promise<MessageEntity[]> {
    const found = await this.dataSource.manager.find(MessageEntity, {
      where: { ownerId: owner, conversationId, status: 'complete' },
      order: { position: 'DESC' },
      take: count,
    });
    return found.reverse();
  }
}
