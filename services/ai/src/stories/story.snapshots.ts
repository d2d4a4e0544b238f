import { StorySnapshot } from '@odyssey/contracts';
import { snapshotsOf, type Tx } from '@odyssey/events';
import { In, MoreThan } from 'typeorm';
import { StoryEntity } from './story.entity.ts';
import { storyState } from './story.rules.ts';
import { StorySourceEntity } from './story-source.entity.ts';

/** The readable revision of each story; what has never been written is nobody's story yet. */
export const storySnapshots = snapshotsOf(StorySnapshot, StoryEntity, {
  only: { revision: MoreThan(0) },
  async states(stories, tx) {
    const ids = stories.map(({ id }) => id);
    const writtenAt = await writingTimes(tx, ids);
    const sources = await tx.manager.find(StorySourceEntity, {
      where: { storyId: In(ids) },
      order: { position: 'ASC' },
    });
    return stories.map((story) => {
      const own = sources.filter(({ storyId }) => storyId === story.id);
      return storyState(
        story,
        own.map(({ type, sourceId: id }) => ({ type, id })),
        writtenAt.get(story.id) ?? story.updatedAt,
      );
    });
  },
});

/** When the present revision of each was written: the story itself may have been touched since. */
async function writingTimes(tx: Tx, ids: readonly string[]): Promise<Map<string, Date>> {
  const rows = await tx.query<{ id: string; written_at: Date }>(
    `select story.id, written_at from stories story
     join story_revisions written on written.story_id = story.id and written.revision = story.revision
     where story.id = any($1::uuid[])`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row.written_at]));
}
