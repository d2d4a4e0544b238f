import { Controller, Delete, Get, Patch, Post } from '@nestjs/common';
import {
  Answers,
  Caller,
  type CallerIdentity,
  type ExpectedVersion,
  Fails,
  IdParam,
  IfMatch,
  Input,
  type Page,
  QueryOf,
  Requests,
  Scope,
} from '@odyssey/platform';
import { MemoriesService } from './memories.service.ts';
import {
  CreateMemory,
  MemoryPage,
  MemoryQuery,
  MemoryView,
  toMemoryView,
  UpdateMemory,
} from './memory.dto.ts';

@Controller('v1/memories')
export class MemoriesController {
  constructor(
    private readonly memories: MemoriesService,
    private readonly requests: Requests,
  ) {}

  /** Writes something down. A fact that is held already, in other words, is not kept twice. */
  @Post()
  @Scope('memories:write')
  @Answers(201, MemoryView, {
    location: (memory) => `/v1/memories/${memory.id}`,
    description: 'The new memory, or the one that holds the same fact already',
  })
  create(@Caller() caller: CallerIdentity, @Input(CreateMemory) input: CreateMemory): Promise<MemoryView> {
    return this.requests.forCaller(caller, async (tx) =>
      toMemoryView(await this.memories.create(tx, caller.userId, input)),
    );
  }

  /** Everything that is remembered, the newest first. */
  @Get()
  @Scope('memories:read')
  @Answers(200, MemoryPage)
  list(
    @Caller() { userId }: CallerIdentity,
    @QueryOf(MemoryQuery) query: MemoryQuery,
  ): Promise<Page<MemoryView>> {
    return this.memories.page(userId, query);
  }

  @Get(':id')
  @Scope('memories:read')
  @Answers(200, MemoryView)
  async read(@Caller() { userId }: CallerIdentity, @IdParam('id') id: string): Promise<MemoryView> {
    return toMemoryView(await this.memories.read(userId, id));
  }

  /** Rewords a note or fact, pins it, or says how long it is so. */
  @Patch(':id')
  @Scope('memories:write')
  @Answers(200, MemoryView)
  @Fails('memory_words_fixed')
  edit(
    @Caller() caller: CallerIdentity,
    @IdParam('id') id: string,
    @IfMatch() expected: ExpectedVersion,
    @Input(UpdateMemory) change: UpdateMemory,
  ): Promise<MemoryView> {
    return this.requests.forCaller(caller, async (tx) =>
      toMemoryView(await this.memories.edit(tx, caller.userId, id, change, expected)),
    );
  }

  /** Forgets it for good, with the words in which it was told. */
  @Delete(':id')
  @Scope('memories:write')
  @Answers(204, null)
  delete(
    @Caller() caller: CallerIdentity,
    @IdParam('id') id: string,
    @IfMatch() expected: ExpectedVersion,
  ): Promise<void> {
    return this.requests.forCaller(caller, (tx) => this.memories.forget(tx, caller.userId, id, expected));
  }
}
