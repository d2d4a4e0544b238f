import { Controller, Get, Post } from '@nestjs/common';
import {
  Answers,
  Caller,
  type CallerIdentity,
  Fails,
  IdParam,
  Page,
  PageQuery,
  QueryOf,
  Requests,
  Scope,
} from '@odyssey/platform';
import { RestoredView, TrashedItemView, toRestoredView } from './trash.dto.ts';
import { TrashService } from './trash.service.ts';
import { TrashQueries } from './trash-queries.service.ts';

@Controller('v1/trash')
export class TrashController {
  constructor(
    private readonly trash: TrashService,
    private readonly queries: TrashQueries,
    private readonly requests: Requests,
  ) {}

  @Get()
  @Scope('goals:read')
  @Answers(200, Page(TrashedItemView))
  list(
    @Caller() { userId }: CallerIdentity,
    @QueryOf(PageQuery) query: PageQuery,
  ): Promise<Page<TrashedItemView>> {
    return this.queries.list(userId, query);
  }

  @Post(':id/restore')
  @Scope('goals:write')
  @Answers(200, RestoredView)
  @Fails('parent_in_trash')
  restore(@Caller() caller: CallerIdentity, @IdParam('id') id: string): Promise<RestoredView> {
    return this.requests.forCaller(caller, async (tx) =>
      toRestoredView(id, await this.trash.restore(tx, caller.userId, id)),
    );
  }
}
