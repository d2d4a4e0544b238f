import { Injectable } from '@nestjs/common';
import type { DataOf, GoalCompleted, TaskCompleted } from '@odyssey/contracts';
import { Outbox, type Tx, type UserId } from '@odyssey/events';
import { Clock, type ExpectedVersion, expectVersion, Jobs } from '@odyssey/platform';
import { WriteStory } from '../jobs/write-story.def.ts';
import { StoryEntity } from './story.entity.ts';
import { deletion, newStory, sourceKeyOf, tellsOtherwise, writeAgain } from './story.rules.ts';
import type { StoryKind, Told } from './story.types.ts';

/** Asks for stories and deletes them; the job writes them. */
@Injectable()
export class StoriesService {
  constructor(
    private readonly outbox: Outbox,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  /** A finished task has one story. Finished again at another time it is written again, unless it was deleted. */
  async tellOfTask(tx: Tx, owner: UserId, task: DataOf<typeof TaskCompleted>): Promise<void> {
    const told: Told = { of: 'task', task };
    if (await this.claim(tx, owner, 'task', told)) return void (await this.begin(tx, owner, 'task', told));
    const story = await this.existing(tx, owner, 'task', told);
    if (story && story.status !== 'writing' && tellsOtherwise(story, told)) await this.again(tx, story, told);
  }

  /** Once ever for a goal: not when it is reached again, and not when its story was deleted. */
  async celebrate(tx: Tx, owner: UserId, goal: DataOf<typeof GoalCompleted>): Promise<void> {
    const told: Told = { of: 'celebration', goal };
    if (await this.claim(tx, owner, 'celebration', told)) await this.begin(tx, owner, 'celebration', told);
  }

  /** What a person asks for: one story for each thing or period; asking again writes it again. @throws StoryNotReady */
  async tell(tx: Tx, owner: UserId, kind: StoryKind, told: Told): Promise<StoryEntity> {
    const story = await this.existing(tx, owner, kind, told);
    return story ? this.again(tx, story, told) : this.begin(tx, owner, kind, told);
  }

  /** @throws StoryNotReady while a revision is on its way; not_found */
  async regenerate(tx: Tx, owner: UserId, id: string): Promise<StoryEntity> {
    const story = await tx.findOwned(StoryEntity, owner, id);
    return this.again(tx, story, story.told);
  }

  /** All revisions go; what it told of stays. @throws stale_version, not_found */
  async remove(tx: Tx, owner: UserId, id: string, expected: ExpectedVersion): Promise<void> {
    const story = await tx.findOwned(StoryEntity, owner, id);
    expectVersion(story, expected);
    await tx.manager.delete(StoryEntity, { id, ownerId: owner });
    await this.outbox.add(tx, deletion(story));
  }

  private async begin(tx: Tx, owner: UserId, kind: StoryKind, told: Told): Promise<StoryEntity> {
    const story = newStory(owner, kind, told, this.clock.now());
    await tx.manager.insert(StoryEntity, story);
    await this.enqueue(tx, story);
    return story;
  }

  private async again(tx: Tx, story: StoryEntity, told: Told): Promise<StoryEntity> {
    const next = writeAgain(story, told, this.clock.now());
    await tx.manager.save(StoryEntity, next);
    await this.enqueue(tx, next);
    return next;
  }

  private enqueue(tx: Tx, { ownerId, id, revision }: StoryEntity): Promise<void> {
    return this.jobs.enqueue(tx, WriteStory, { userId: ownerId, storyId: id, revision: revision + 1 });
  }

  private existing(tx: Tx, owner: UserId, kind: StoryKind, told: Told): Promise<StoryEntity | null> {
    return tx.manager.findOneBy(StoryEntity, { ownerId: owner, kind, sourceKey: sourceKeyOf(told) });
  }

  /** @returns whether it was not claimed before. The claim outlives the story. */
  private async claim(tx: Tx, owner: UserId, kind: StoryKind, told: Told): Promise<boolean> {
    const claimed = await tx.execute(
      'insert into story_claims (owner_id, kind, source_key) values ($1, $2, $3) on conflict do nothing',
      [owner, kind, sourceKeyOf(told)],
    );
    return claimed === 1;
  }
}
