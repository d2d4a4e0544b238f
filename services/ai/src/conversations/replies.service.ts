import { Injectable } from '@nestjs/common';
import { type CallerIdentity, Requests } from '@odyssey/platform';
import { Interrupted, ModelsService, type Wish } from '../models/models.service.ts';
import { withoutMarks } from './citation-marks.ts';
import type { ReplyView } from './conversation.dto.ts';
import { ConversationsService } from './conversations.service.ts';
import { ExchangesService, type Thought } from './exchanges.service.ts';
import { replyBrief } from './reply.brief.ts';
import { ReplyContextService } from './reply-context.service.ts';

/** Answers what a person says: reads, asks a model outside any transaction, then puts everything away in one. */
@Injectable()
export class RepliesService {
  constructor(
    private readonly conversations: ConversationsService,
    private readonly context: ReplyContextService,
    private readonly models: ModelsService,
    private readonly requests: Requests,
    private readonly exchanges: ExchangesService,
  ) {}

  /** @throws OdysseyError `not_found` */
  async reply(
    caller: CallerIdentity,
    conversationId: string,
    content: string,
    wish: Wish,
  ): Promise<ReplyView> {
    await this.conversations.find(caller.userId, conversationId);
    return this.requests.afterWaiting(
      caller,
      () => this.think(caller.userId, conversationId, content, wish),
      (tx, thought) => this.exchanges.settle(tx, conversationId, content, thought),
    );
  }

  /** A reader who leaves is not an error: what had come until then is an interrupted answer. */
  private async think(userId: string, conversationId: string, content: string, wish: Wish): Promise<Thought> {
    const input = await this.context.of(userId, conversationId, content);
    try {
      const { output, provider, degraded, attempts } = await this.models.answer(replyBrief, input, wish);
      const answer = { content: output.content, status: 'complete' as const, provider, degraded };
      const { cited, intent } = output;
      return { answer, cited, attempts, ...(intent ? { intent } : {}) };
    } catch (error) {
      if (!(error instanceof Interrupted)) throw error;
      const { text } = withoutMarks(error.partial);
      const { provider, attempts } = error;
      return {
        answer: { content: text, status: 'interrupted', provider, degraded: false },
        cited: [],
        attempts,
      };
    }
  }
}
