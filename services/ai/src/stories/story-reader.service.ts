import { Injectable } from '@nestjs/common';
import { OdysseyError } from '@odyssey/contracts';
import type { Tx, UserId } from '@odyssey/events';
import { Cursors, type Page } from '@odyssey/platform';
import { DataSource, In } from 'typeorm';
import type { StoriesQuery, StoryView, StoryWithRevisions } from './story.dto.ts';
import { StoryEntity } from './story.entity.ts';
import type { StorySource } from './story.types.ts';
import { toRevisionView, toStoryView } from './story.view.ts';
import { StoryPicturesService } from './story-pictures.service.ts';
import { StoryRevisionEntity } from './story-revision.entity.ts';
import { StorySourceEntity } from './story-source.entity.ts';

/** Stories as people see them, with their pictures. */
@Injectable()
export class StoryReaderService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly pictures: StoryPicturesService,
    private readonly cursors: Cursors,
  ) {}

  /** @throws OdysseyError `not_found` */
  async one(owner: UserId, id: string): Promise<StoryWithRevisions> {
    const story = await this.dataSource.manager.findOneBy(StoryEntity, { id, ownerId: owner });
    if (!story) throw new OdysseyError('not_found', `Nothing with the id ${id} is here.`);
    const [revisions, [view]] = await Promise.all([
      this.dataSource.manager.find(StoryRevisionEntity, {
        where: { ownerId: owner, storyId: id },
        order: { revision: 'DESC' },
      }),
      this.show(owner, [story]),
    ]);
    return { ...(view as StoryView), revisions: revisions.map(toRevisionView) };
  }

  /** Written stories, newest first; one that is being written for the first time is not in the list yet. */
  async list(owner: UserId, query: StoriesQuery): Promise<Page<StoryView>> {
    const page = await this.cursors.page<StoryEntity, StoryEntity>({
      query,
      list: ['stories', owner],
      fetch: (after, limit) => this.rows(owner, query, after, limit),
      position: ({ createdAt, id }) => [createdAt.toISOString(), id],
      view: (story) => story,
    });
    return { ...page, items: await this.show(owner, page.items) };
  }

  /** Views with sources and pictures: three queries for however many stories. */
  async show(owner: UserId, stories: readonly StoryEntity[]): Promise<StoryView[]> {
    const ids = stories.map(({ id }) => id);
    const sources = await this.dataSource.manager.find(StorySourceEntity, {
      where: { ownerId: owner, storyId: In(ids) },
      order: { position: 'ASC' },
    });
    const bySource = Map.groupBy(sources, ({ storyId }) => storyId);
    const attached = await this.pictures.attachedTo(owner, [
      ...ids,
      ...sources.map(({ sourceId }) => sourceId),
    ]);
    return stories.map((story) => {
      const own = (bySource.get(story.id) ?? []).map(({ type, sourceId }) => ({ type, id: sourceId }));
      return toStoryView(story, own, this.pictures.of(story.id, own, attached));
    });
  }

  async sourcesOf(tx: Tx, owner: UserId, storyId: string): Promise<StorySource[]> {
    const rows = await tx.manager.find(StorySourceEntity, {
      where: { ownerId: owner, storyId },
      order: { position: 'ASC' },
    });
    return rows.map(({ type, sourceId }) => ({ type, id: sourceId }));
  }

  private rows(
    owner: UserId,
    { sourceId, kind }: StoriesQuery,
    after: readonly unknown[] | undefined,
    limit: number,
  ): Promise<StoryEntity[]> {
    const rows = this.dataSource
      .getRepository(StoryEntity)
      .createQueryBuilder('story')
      .where('story.ownerId = :owner and story.revision > 0', { owner })
      .orderBy('story.createdAt', 'DESC')
      .addOrderBy('story.id', 'DESC')
      .limit(limit);
    if (kind) rows.andWhere('story.kind = :kind', { kind });
    if (sourceId) rows.andWhere('story.sourceKey = :sourceId', { sourceId });
    if (after)
      rows.andWhere('(story.createdAt, story.id) < (:createdAt::timestamptz, :id::uuid)', {
        createdAt: after[0],
        id: after[1],
      });
    return rows.getMany();
  }
}
