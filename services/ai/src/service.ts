import { defineService } from '@odyssey/platform';
import { AiModule } from './app.module.ts';
import { aiConfig } from './config.ts';
import { ConversationEntity } from './conversations/conversation.entity.ts';
import { MessageEntity } from './conversations/message.entity.ts';
import { MessageCitationEntity } from './conversations/message-citation.entity.ts';
import { ProposePlan } from './jobs/propose-plan.def.ts';
import { WriteStory } from './jobs/write-story.def.ts';
import { CreateAi1763500000000 } from './migrations/1763500000000-create-ai.ts';
import { KeepDueInstants1763600000000 } from './migrations/1763600000000-keep-due-instants.ts';
import { KeepCaptions1763700000000 } from './migrations/1763700000000-keep-captions.ts';
import { IndexPeopleByOwner1763800000000 } from './migrations/1763800000000-index-people-by-owner.ts';
import { PlanRequestEntity } from './plans/plan-request.entity.ts';
import { GoalRecord } from './records/goal-record.entity.ts';
import { PersonEntity } from './records/person.entity.ts';
import { PictureRecord } from './records/picture-record.entity.ts';
import { ProjectRecord } from './records/project-record.entity.ts';
import { TaskRecord } from './records/task-record.entity.ts';
import { StoryEntity } from './stories/story.entity.ts';
import { storySnapshots } from './stories/story.snapshots.ts';
import { StoryRevisionEntity } from './stories/story-revision.entity.ts';
import { StorySourceEntity } from './stories/story-source.entity.ts';
import { UsageRow } from './usage/usage-row.entity.ts';

export const ai = defineService({
  name: 'ai',
  module: AiModule,
  entities: [
    PersonEntity,
    ProjectRecord,
    GoalRecord,
    TaskRecord,
    PictureRecord,
    PlanRequestEntity,
    StoryEntity,
    StorySourceEntity,
    StoryRevisionEntity,
    ConversationEntity,
    MessageEntity,
    MessageCitationEntity,
    UsageRow,
  ],
  migrations: [
    CreateAi1763500000000,
    KeepDueInstants1763600000000,
    KeepCaptions1763700000000,
    IndexPeopleByOwner1763800000000,
  ],
  queues: [ProposePlan, WriteStory],
  snapshots: [storySnapshots],
  config: aiConfig,
});
