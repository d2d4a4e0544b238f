import { Controller, Get, Post, Req, StreamableFile } from '@nestjs/common';
import {
  Answers,
  Caller,
  type CallerIdentity,
  IdParam,
  Input,
  Page,
  PageQuery,
  QueryOf,
  RateLimit,
  Requests,
  Scope,
} from '@odyssey/platform';
import type { FastifyRequest } from 'fastify';
import {
  ConversationView,
  MessageView,
  NewConversation,
  NewMessage,
  ReplyView,
  toConversationView,
} from './conversation.dto.ts';
import { ConversationsService } from './conversations.service.ts';
import { wantsEvents } from './event-stream.ts';
import { liveReply } from './live-reply.ts';
import { RepliesService } from './replies.service.ts';

/** Whoever waits for an answer in one piece sees nothing until it is there; and no front door waits for ever. */
const PATIENCE_MS = 45_000;

@Controller('v1/conversations')
export class ConversationsController {
  constructor(
    private readonly conversations: ConversationsService,
    private readonly replies: RepliesService,
    private readonly requests: Requests,
  ) {}

  @Post()
  @Scope('conversations:write')
  @Answers(201, ConversationView, { location: ({ id }) => `/v1/conversations/${id}` })
  open(
    @Caller() caller: CallerIdentity,
    @Input(NewConversation) { title }: NewConversation,
  ): Promise<ConversationView> {
    return this.requests.forCaller(caller, async (tx) =>
      toConversationView(await this.conversations.open(tx, caller.userId, title)),
    );
  }

  /** Conversations, the newest first. */
  @Get()
  @Scope('conversations:read')
  @Answers(200, Page(ConversationView))
  list(
    @Caller() { userId }: CallerIdentity,
    @QueryOf(PageQuery) query: PageQuery,
  ): Promise<Page<ConversationView>> {
    return this.conversations.list(userId, query);
  }

  @Get(':id')
  @Scope('conversations:read')
  @Answers(200, ConversationView)
  async read(@Caller() { userId }: CallerIdentity, @IdParam('id') id: string): Promise<ConversationView> {
    return toConversationView(await this.conversations.find(userId, id));
  }

  /** What was said, in order. */
  @Get(':id/messages')
  @Scope('conversations:read')
  @Answers(200, Page(MessageView))
  messages(
    @Caller() { userId }: CallerIdentity,
    @IdParam('id') id: string,
    @QueryOf(PageQuery) query: PageQuery,
  ): Promise<Page<MessageView>> {
    return this.conversations.messages(userId, id, query);
  }

  /**
   * Says something and gets an answer with the memories it rests on. A yes to a proposal (“Shall I create the task …?”)
   * has it carried out, shortly after the answer, which then names it as `intent`. With `Accept: text/event-stream` the answer comes
   * as it is made: `delta` {text}, `restart` (throw away what came, another provider begins), and at last `done` with
   * what the JSON answer would be, or `error` with a problem. Leaving ends it; what had come until then is kept.
   */
  @Post(':id/messages')
  @Scope('conversations:write')
  @RateLimit('ai')
  @Answers(201, ReplyView, {
    description:
      'The answer; as text/event-stream when Accept asks for it. A yes to a proposal of the house has it carried out shortly after',
  })
  async say(
    @Caller() caller: CallerIdentity,
    @IdParam('id') id: string,
    @Input(NewMessage) { content }: NewMessage,
    @Req() request: FastifyRequest,
  ): Promise<ReplyView | StreamableFile> {
    const stays = new AbortController().signal;
    if (!wantsEvents(request.headers.accept))
      return this.replies.reply(caller, id, content, { signal: stays, patienceMs: PATIENCE_MS });
    await this.conversations.find(caller.userId, id); // a 404 must come before the stream has begun
    const body = liveReply((wish) => this.replies.reply(caller, id, content, wish));
    return new StreamableFile(body, { type: 'text/event-stream; charset=utf-8' });
  }
}
