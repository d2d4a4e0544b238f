import { Transactions } from '@odyssey/events';
import { type JobData, type JobRun, JobWorker } from '@odyssey/platform';
import { DataSource } from 'typeorm';
import { Interrupted, ModelsService } from '../models/models.service.ts';
import { factsSheet } from '../stories/facts-sheet.rules.ts';
import { storyBrief } from '../stories/story.brief.ts';
import { StoryEntity } from '../stories/story.entity.ts';
import { sourcesOf } from '../stories/story-records.rules.ts';
import { StoryRecordsService } from '../stories/story-records.service.ts';
import { StoryWritingService } from '../stories/story-writing.service.ts';
import { UsageService } from '../usage/usage.service.ts';
import { WriteStory } from './write-story.def.ts';

/** Writes a story: reads the records, asks a model outside any transaction, then puts it away in one. */
@JobWorker(WriteStory)
export class WriteStoryJob {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly records: StoryRecordsService,
    private readonly models: ModelsService,
    private readonly writing: StoryWritingService,
    private readonly usage: UsageService,
  ) {}

  async run({ userId, storyId, revision }: JobData<typeof WriteStory>, job: JobRun): Promise<void> {
    const story = await this.dataSource.manager.findOneBy(StoryEntity, { id: storyId, ownerId: userId });
    if (story?.status !== 'writing' || story.revision + 1 !== revision) return;
    const wanted = { storyId, revision };
    try {
      const records = await this.records.of(story);
      const input = { sheet: factsSheet(records, revision), openings: records.openings };
      const answer = await this.models.answer(storyBrief, input, { signal: job.signal });
      const { output, provider, degraded, attempts } = answer;
      const { title, text } = output;
      const work = {
        title,
        text,
        sources: sourcesOf(records),
        provider,
        degraded,
        attempts,
        facts: input.sheet,
      };
      await this.transactions.forPerson(userId, (tx) => this.writing.settle(tx, userId, wanted, work));
    } catch (error) {
      await this.transactions.forPerson(userId, async (tx) => {
        if (error instanceof Interrupted) await this.usage.book(tx, userId, storyId, error.attempts);
        if (job.lastAttempt) await this.writing.fail(tx, userId, wanted, FAILURE);
      });
      throw error;
    }
  }
}

const FAILURE = { code: 'internal_error', detail: 'The story could not be written. Ask for it again.' };
