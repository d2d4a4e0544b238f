import { Controller, Delete, Get, Post, Req } from '@nestjs/common';
import {
  Answers,
  Caller,
  type CallerIdentity,
  type ExpectedVersion,
  Fails,
  IdParam,
  IfMatch,
  Input,
  Page,
  QueryOf,
  RateLimit,
  Requests,
  Scope,
} from '@odyssey/platform';
import type { FastifyRequest } from 'fastify';
import { StoriesService } from './stories.service.ts';
import { NewStory, StoriesQuery, StoryView, StoryWithRevisions } from './story.dto.ts';
import { toStoryView } from './story.view.ts';
import { StoryReaderService } from './story-reader.service.ts';
import { TellableService } from './tellable.service.ts';

@Controller('v1/stories')
export class StoriesController {
  constructor(
    private readonly stories: StoriesService,
    private readonly reader: StoryReaderService,
    private readonly tellable: TellableService,
    private readonly requests: Requests,
  ) {}

  /** Written stories, the newest first. */
  @Get()
  @Scope('stories:read')
  @Answers(200, Page(StoryView))
  list(
    @Caller() { userId }: CallerIdentity,
    @QueryOf(StoriesQuery) query: StoriesQuery,
  ): Promise<Page<StoryView>> {
    return this.reader.list(userId, query);
  }

  /** Asks for the story of a day, week, month, year, goal or project. There is one of each: asked again, it is written again. */
  @Post()
  @Scope('stories:write')
  @RateLimit('ai')
  @Answers(202, StoryView, { location: ({ id }) => `/v1/stories/${id}` })
  @Fails('not_found', 'nothing_to_tell', 'story_not_ready')
  tell(@Caller() caller: CallerIdentity, @Input(NewStory) wanted: NewStory): Promise<StoryView> {
    return this.requests.forCaller(caller, async (tx) => {
      const told = await this.tellable.find(tx, caller, wanted);
      return toStoryView(await this.stories.tell(tx, caller.userId, wanted.kind, told), [], []);
    });
  }

  /** A story with its pictures and every writing of it. */
  @Get(':id')
  @Scope('stories:read')
  @Answers(200, StoryWithRevisions)
  async read(
    @Caller() { userId }: CallerIdentity,
    @IdParam('id') id: string,
    @Req() request: FastifyRequest,
  ): Promise<StoryWithRevisions> {
    const story = await this.reader.one(userId, id);
    // Links to pictures run out and pictures come and go while the story's version stays: a 304 would keep dead links.
    if (story.media.length > 0) delete request.headers['if-none-match'];
    return story;
  }

  /** Writes it again from today's records, in other words. The former writings are kept. */
  @Post(':id/regenerate')
  @Scope('stories:write')
  @RateLimit('ai')
  @Answers(202, StoryView, { location: ({ id }) => `/v1/stories/${id}` })
  @Fails('story_not_ready')
  regenerate(@Caller() caller: CallerIdentity, @IdParam('id') id: string): Promise<StoryView> {
    const { userId } = caller;
    return this.requests.forCaller(caller, async (tx) => {
      const story = await this.stories.regenerate(tx, userId, id);
      return toStoryView(story, await this.reader.sourcesOf(tx, userId, id), []);
    });
  }

  /** Deletes the story with all its writings; what it tells of stays. */
  @Delete(':id')
  @Scope('stories:write')
  @Answers(204, null)
  remove(
    @Caller() caller: CallerIdentity,
    @IdParam('id') id: string,
    @IfMatch() expected: ExpectedVersion,
  ): Promise<void> {
    return this.requests.forCaller(caller, (tx) => this.stories.remove(tx, caller.userId, id, expected));
  }
}
