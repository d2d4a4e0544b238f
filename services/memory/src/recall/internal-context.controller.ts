import { Controller, Post } from '@nestjs/common';
import { Answers, Input, Internal } from '@odyssey/platform';
import { AskContextOf, RecalledMemories } from './recall.dto.ts';
import { RecallService } from './recall.service.ts';

@Controller('internal/context')
@Internal('ai')
export class InternalContextController {
  constructor(private readonly recall: RecallService) {}

  /** For the ai service, before it answers a person: the same rule as the person's own /v1/memories/context. */
  @Post()
  @Answers(200, RecalledMemories)
  context(@Input(AskContextOf) { userId, query, budget }: AskContextOf): Promise<RecalledMemories> {
    return this.recall.context(userId, query, budget);
  }
}
