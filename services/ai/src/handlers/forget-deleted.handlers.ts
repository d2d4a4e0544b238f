import {
  AssetDeleted,
  GoalDeleted,
  MemoryDeleted,
  ProjectDeleted,
  type Received,
  TaskDeleted,
} from '@odyssey/contracts';
import { Handler, type Tx } from '@odyssey/events';
import { CitationsService } from '../conversations/citations.service.ts';
import { PlansService } from '../plans/plans.service.ts';
import { RecordsService } from '../records/records.service.ts';
import { StorySourcesService } from '../stories/story-sources.service.ts';

// A story outlives what it tells of: it is the person's diary, and theirs to delete. It only stops linking to it.

@Handler('forget-task', TaskDeleted)
export class ForgetDeletedTask {
  constructor(
    private readonly records: RecordsService,
    private readonly sources: StorySourcesService,
  ) {}

  async handle(event: Received<typeof TaskDeleted>, tx: Tx): Promise<void> {
    await this.records.forget(tx, 'task_records', event);
    await this.sources.drop(tx, event.subject, event.data.taskId);
  }
}

@Handler('forget-goal', GoalDeleted)
export class ForgetDeletedGoal {
  constructor(
    private readonly records: RecordsService,
    private readonly sources: StorySourcesService,
    private readonly plans: PlansService,
  ) {}

  async handle(event: Received<typeof GoalDeleted>, tx: Tx): Promise<void> {
    await this.records.forget(tx, 'goal_records', event);
    await this.sources.drop(tx, event.subject, event.data.goalId);
    await this.plans.forgetGoal(tx, event.subject, event.data.goalId);
  }
}

@Handler('forget-project', ProjectDeleted)
export class ForgetDeletedProject {
  constructor(
    private readonly records: RecordsService,
    private readonly sources: StorySourcesService,
  ) {}

  async handle(event: Received<typeof ProjectDeleted>, tx: Tx): Promise<void> {
    await this.records.forget(tx, 'project_records', event);
    await this.sources.drop(tx, event.subject, event.data.projectId);
  }
}

@Handler('forget-picture', AssetDeleted)
export class ForgetDeletedPicture {
  constructor(private readonly records: RecordsService) {}

  handle(event: Received<typeof AssetDeleted>, tx: Tx): Promise<void> {
    return this.records.forget(tx, 'picture_records', event);
  }
}

@Handler('blank-citations', MemoryDeleted)
export class BlankCitationsWhenMemoryDeleted {
  constructor(private readonly citations: CitationsService) {}

  handle(event: Received<typeof MemoryDeleted>, tx: Tx): Promise<void> {
    return this.citations.blank(tx, event.subject, event.data.memoryId);
  }
}
