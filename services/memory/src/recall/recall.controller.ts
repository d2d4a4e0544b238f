import { Controller, Post } from '@nestjs/common';
import { Answers, Caller, type CallerIdentity, Input, RateLimit, Scope } from '@odyssey/platform';
import { AskContext, RecalledMemories, SearchMemories } from './recall.dto.ts';
import { RecallService } from './recall.service.ts';

@Controller('v1/memories')
@Scope('memories:read')
@RateLimit('read')
export class RecallController {
  constructor(private readonly recall: RecallService) {}

  /** Finds memories by their words. */
  @Post('search')
  @Answers(200, RecalledMemories, {
    description: 'The memories that share a word with the query, best first',
  })
  search(
    @Caller() { userId }: CallerIdentity,
    @Input(SearchMemories) input: SearchMemories,
  ): Promise<RecalledMemories> {
    return this.recall.search(userId, input.query, input.limit);
  }

  /** What a conversation about this would be given to know. */
  @Post('context')
  @Answers(200, RecalledMemories, {
    description: 'Pinned memories, then those that fit the query, within the budget',
  })
  context(
    @Caller() { userId }: CallerIdentity,
    @Input(AskContext) input: AskContext,
  ): Promise<RecalledMemories> {
    return this.recall.context(userId, input.query, input.budget);
  }
}
