import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { ActionAgreed, MessageExchanged } from '@odyssey/contracts';
import { Outbox, type Tx } from '@odyssey/events';
import { Clock } from '@odyssey/platform';
import { extractFacts, type Intent, openProposal } from '../house/index.ts';
import type { Remembered } from '../memory/memory-context.ts';
import type { Attempt } from '../models/attempt.ts';
import { UsageService } from '../usage/usage.service.ts';
import { excerptOf } from './citation.rules.ts';
import { CitationsService } from './citations.service.ts';
import { type ReplyView, toMessageView } from './conversation.dto.ts';
import { ConversationEntity } from './conversation.entity.ts';
import { exchange, type Said } from './conversation.rules.ts';
import { MessageEntity } from './message.entity.ts';

/** What came of asking; nothing of it is stored yet. */
export interface Thought {
  answer: Said['answer'];
  cited: readonly Remembered[];
  attempts: readonly Attempt[];
  /** What the person agreed to; `ai.action.agreed` has it carried out. */
  intent?: Intent;
}

/** Puts an exchange away: both messages, citations, the ledger and the events, all or nothing. */
@Injectable()
export class ExchangesService {
  constructor(
    private readonly citations: CitationsService,
    private readonly usage: UsageService,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws OdysseyError `not_found` when the conversation, or its person, is gone meanwhile. */
  async settle(tx: Tx, conversationId: string, content: string, thought: Thought): Promise<ReplyView> {
    const owner = tx.person;
    const now = this.clock.now();
    const before = await tx.findOwned(ConversationEntity, owner, conversationId);
    const intent = thought.intent && (await this.stillOpen(tx, before, thought.intent));
    const { conversation, said, answered } = exchange(before, { content, answer: thought.answer }, now);
    await tx.manager.save(ConversationEntity, conversation);
    await tx.manager.insert(MessageEntity, [said, answered]);
    const given = thought.cited.map(({ memoryId, content: memory }) => ({
      memoryId,
      excerpt: excerptOf(memory),
    }));
    const citations = await this.citations.store(tx, owner, answered.id, given);
    await this.usage.book(tx, owner, conversationId, thought.attempts);
    await this.outbox.add(
      tx,
      MessageExchanged.of({
        messageId: said.id,
        conversationId,
        content,
        answerId: answered.id,
        answer: answered.content,
        citedMemoryIds: citations.map(({ memoryId }) => memoryId),
        facts: extractFacts(content),
        exchangedAt: now.toISOString(),
      }),
    );
    if (intent) {
      const { type: kind, ...asked } = intent;
      const action = { actionId: answered.id, conversationId, kind, ...asked };
      await this.outbox.add(tx, ActionAgreed.of(action));
    }
    const { provider, degraded } = thought.answer;
    const message = toMessageView(answered, citations);
    return { message, inReplyTo: said.id, citations, ...(intent ? { intent } : {}), provider, degraded };
  }

  /** Two yeses sent at once answer the same proposal; what the first agreed to is not agreed to again. */
  private async stillOpen(
    tx: Tx,
    { id: conversationId, ownerId }: ConversationEntity,
    intent: Intent,
  ): Promise<Intent | undefined> {
    const last = await tx.manager.findOne(MessageEntity, {
      where: { ownerId, conversationId, status: 'complete' },
      order: { position: 'DESC' },
    });
    return last && isDeepStrictEqual(openProposal([last]), intent) ? intent : undefined;
  }
}
