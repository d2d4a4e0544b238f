import { Module } from '@nestjs/common';
import { AiErasureCompleted } from '@odyssey/contracts';
import { USER_DATA, UserDataModule } from '@odyssey/user-data';
import { CitationsService } from './conversations/citations.service.ts';
import { ConversationsController } from './conversations/conversations.controller.ts';
import { ConversationsService } from './conversations/conversations.service.ts';
import { ExchangesService } from './conversations/exchanges.service.ts';
import { RepliesService } from './conversations/replies.service.ts';
import { ReplyContextService } from './conversations/reply-context.service.ts';
import { HANDLERS } from './handlers/index.ts';
import { ProposePlanJob } from './jobs/propose-plan.job.ts';
import { WriteStoryJob } from './jobs/write-story.job.ts';
import { MemoryContext } from './memory/memory-context.ts';
import { configuredModels } from './models/configured-models.provider.ts';
import { ModelsService } from './models/models.service.ts';
import { ProvidersController } from './models/providers.controller.ts';
import { PlanContextService } from './plans/plan-context.service.ts';
import { PlansService } from './plans/plans.service.ts';
import { DayLoadService } from './records/day-load.service.ts';
import { FiguresService } from './records/figures.service.ts';
import { PeopleService } from './records/people.service.ts';
import { RecordsService } from './records/records.service.ts';
import { FinishedTasksService } from './stories/finished-tasks.service.ts';
import { StoriesController } from './stories/stories.controller.ts';
import { StoriesService } from './stories/stories.service.ts';
import { StoryPicturesService } from './stories/story-pictures.service.ts';
import { StoryReaderService } from './stories/story-reader.service.ts';
import { StoryRecordsService } from './stories/story-records.service.ts';
import { StorySourcesService } from './stories/story-sources.service.ts';
import { StoryWritingService } from './stories/story-writing.service.ts';
import { TellableService } from './stories/tellable.service.ts';
import { ToldWholesService } from './stories/told-wholes.service.ts';
import { UsageController } from './usage/usage.controller.ts';
import { UsageService } from './usage/usage.service.ts';
import { AiUserData } from './user-data/ai-user-data.ts';

@Module({
  imports: [UserDataModule.for(AiErasureCompleted)],
  controllers: [
    StoriesController,
    ConversationsController,
    UsageController,
    ProvidersController,
    ...HANDLERS,
  ],
  providers: [
    configuredModels,
    ModelsService,
    MemoryContext,
    RecordsService,
    PeopleService,
    FiguresService,
    DayLoadService,
    PlansService,
    PlanContextService,
    StoriesService,
    StoryReaderService,
    StoryPicturesService,
    StorySourcesService,
    StoryWritingService,
    TellableService,
    FinishedTasksService,
    ToldWholesService,
    StoryRecordsService,
    ConversationsService,
    CitationsService,
    RepliesService,
    ExchangesService,
    ReplyContextService,
    UsageService,
    ProposePlanJob,
    WriteStoryJob,
    { provide: USER_DATA, useClass: AiUserData },
  ],
})
export class AiModule {}
