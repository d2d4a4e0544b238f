import { Injectable } from '@nestjs/common';
import { Outbox, type Tx, type UserId } from '@odyssey/events';
import { Clock } from '@odyssey/platform';
import type { Attempt } from '../models/attempt.ts';
import { UsageService } from '../usage/usage.service.ts';
import { StoryEntity } from './story.entity.ts';
import { failed, type Written, written } from './story.rules.ts';
import { StoryRevisionEntity } from './story-revision.entity.ts';
import { StorySourcesService } from './story-sources.service.ts';

/** Puts away what a writer brought: the story, its revision, its sources, the ledger, the event; all or nothing. */
@Injectable()
export class StoryWritingService {
  constructor(
    private readonly outbox: Outbox,
    private readonly usage: UsageService,
    private readonly sources: StorySourcesService,
    private readonly clock: Clock,
  ) {}

  /** A story that was deleted meanwhile stays deleted; a revision that is there already is not written twice. */
  async settle(
    tx: Tx,
    owner: UserId,
    wanted: { storyId: string; revision: number },
    work: Written & { facts: object; attempts: readonly Attempt[] },
  ): Promise<void> {
    const { storyId, revision } = wanted;
    await this.usage.book(tx, owner, storyId, work.attempts);
    const story = await tx.manager.findOneBy(StoryEntity, { id: storyId, ownerId: owner });
    if (!story) return;
    const now = this.clock.now();
    const change = written(story, revision, work, now);
    if (!change.changed) return;
    await this.outbox.saveChange(tx, StoryEntity, change);
    await this.sources.set(tx, owner, storyId, work.sources);
    const { title, text, facts, provider, degraded } = work;
    await tx.manager.insert(StoryRevisionEntity, {
      storyId,
      revision,
      ownerId: owner,
      title,
      text,
      facts,
      provider,
      degraded,
      writtenAt: now,
    });
  }

  async fail(
    tx: Tx,
    owner: UserId,
    wanted: { storyId: string; revision: number },
    failure: { code: string; detail: string },
  ): Promise<void> {
    const story = await tx.manager.findOneBy(StoryEntity, { id: wanted.storyId, ownerId: owner });
    if (story)
      await this.outbox.saveChange(
        tx,
        StoryEntity,
        failed(story, wanted.revision, failure, this.clock.now()),
      );
  }
}
