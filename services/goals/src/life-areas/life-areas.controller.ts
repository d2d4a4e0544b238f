import { Controller, Delete, Get, Patch, Post } from '@nestjs/common';
import {
  Answers,
  Caller,
  type CallerIdentity,
  type ExpectedVersion,
  IdParam,
  IfMatch,
  Input,
  Page,
  QueryOf,
  Requests,
  Scope,
} from '@odyssey/platform';
import { TrashService } from '../trash/trash.service.ts';
import {
  LifeAreaInput,
  LifeAreaPatch,
  LifeAreaQuery,
  LifeAreaView,
  toLifeAreaView,
} from './life-area.dto.ts';
import { LifeAreaQueries } from './life-area-queries.service.ts';
import { LifeAreasService } from './life-areas.service.ts';

@Controller('v1/life-areas')
export class LifeAreasController {
  constructor(
    private readonly lifeAreas: LifeAreasService,
    private readonly queries: LifeAreaQueries,
    private readonly trash: TrashService,
    private readonly requests: Requests,
  ) {}

  /** The person's life areas, oldest first. */
  @Get()
  @Scope('life-areas:read')
  @Answers(200, Page(LifeAreaView))
  list(
    @Caller() caller: CallerIdentity,
    @QueryOf(LifeAreaQuery) query: LifeAreaQuery,
  ): Promise<Page<LifeAreaView>> {
    return this.queries.list(caller, query);
  }

  @Post()
  @Scope('life-areas:write')
  @Answers(201, LifeAreaView, { location: (lifeArea) => `/v1/life-areas/${lifeArea.id}` })
  create(
    @Caller() caller: CallerIdentity,
    @Input(LifeAreaInput) input: LifeAreaInput,
  ): Promise<LifeAreaView> {
    return this.requests.forCaller(caller, async (tx) =>
      toLifeAreaView(await this.lifeAreas.create(tx, caller.userId, input)),
    );
  }

  @Get(':id')
  @Scope('life-areas:read')
  @Answers(200, LifeAreaView)
  find(@Caller() { userId }: CallerIdentity, @IdParam('id') id: string): Promise<LifeAreaView> {
    return this.queries.find(userId, id);
  }

  @Patch(':id')
  @Scope('life-areas:write')
  @Answers(200, LifeAreaView)
  update(
    @Caller() caller: CallerIdentity,
    @IdParam('id') id: string,
    @IfMatch() expected: ExpectedVersion,
    @Input(LifeAreaPatch) patch: LifeAreaPatch,
  ): Promise<LifeAreaView> {
    return this.requests.forCaller(caller, async (tx) =>
      toLifeAreaView(await this.lifeAreas.update(tx, caller.userId, id, patch, expected)),
    );
  }

  /** Puts the life area and all it holds into the trash, from where it can be restored for 30 days. */
  @Delete(':id')
  @Scope('life-areas:write')
  @Answers(204, null)
  remove(
    @Caller() caller: CallerIdentity,
    @IdParam('id') id: string,
    @IfMatch() expected: ExpectedVersion,
  ): Promise<void> {
    return this.requests.forCaller(caller, (tx) =>
      this.trash.put(tx, caller.userId, 'life_area', id, expected),
    );
  }
}
