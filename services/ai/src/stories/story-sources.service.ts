import { Injectable } from '@nestjs/common';
import type { Tx, UserId } from '@odyssey/events';
import type { StorySource } from './story.types.ts';
import { StorySourceEntity } from './story-source.entity.ts';

/** Which records a story tells of. */
@Injectable()
export class StorySourcesService {
  /** Replaces the sources of a story by those of its newest revision. */
  async set(tx: Tx, owner: UserId, storyId: string, sources: readonly StorySource[]): Promise<void> {
    await tx.manager.delete(StorySourceEntity, { ownerId: owner, storyId });
    const rows = sources.map(({ type, id }, position) => ({
      storyId,
      sourceId: id,
      ownerId: owner,
      type,
      position,
    }));
    await tx.manager.insert(StorySourceEntity, rows);
  }

  /** The thing is gone for good: stories that tell of it stay and stop linking to it. */
  async drop(tx: Tx, owner: UserId, sourceId: string): Promise<void> {
    await tx.execute(
      `with gone as (
         delete from story_sources where owner_id = $1 and source_id = $2 returning story_id
       )
       update stories set version = version + 1, updated_at = now()
       where owner_id = $1 and id in (select story_id from gone)`,
      [owner, sourceId],
    );
  }
}
