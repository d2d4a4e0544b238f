import { StoryDeleted, StoryFailed, StoryGenerated } from '@odyssey/contracts';
import { type Change, changed, unchanged } from '@odyssey/events';
import { newId } from '@odyssey/platform';
import type { StoryEntity } from './story.entity.ts';
import { StoryNotReady } from './story.errors.ts';
import type { Prose, StoryKind, StorySource, Told } from './story.types.ts';

/** What makes a story of this kind one and only: its thing, or the first day of its period. */
export function sourceKeyOf(told: Told): string {
  switch (told.of) {
    case 'task':
      return told.task.taskId;
    case 'celebration':
      return told.goal.goalId;
    case 'goal':
      return told.goalId;
    case 'project':
      return told.projectId;
    case 'period':
      return told.from;
  }
}

export function newStory(ownerId: string, kind: StoryKind, told: Told, now: Date): StoryEntity {
  return {
    id: newId(),
    ownerId,
    kind,
    sourceKey: sourceKeyOf(told),
    status: 'writing',
    title: '',
    text: '',
    provider: null,
    degraded: null,
    revision: 0,
    told,
    failureCode: null,
    failureDetail: null,
    version: 1,
    createdAt: now,
    updatedAt: now,
  };
}

/** Asks for the next revision; the present one stays readable until then. @throws StoryNotReady while one is on its way. */
export function writeAgain(story: StoryEntity, told: Told, now: Date): StoryEntity {
  if (story.status === 'writing') throw new StoryNotReady();
  return {
    ...story,
    told,
    status: 'writing',
    failureCode: null,
    failureDetail: null,
    ...touched(story, now),
  };
}

/** A task that was reopened and finished at another time has another story; the same completion changes nothing. */
export function tellsOtherwise(story: StoryEntity, told: Told): boolean {
  if (story.told.of !== 'task' || told.of !== 'task') return false;
  return story.told.task.completedAt !== told.task.completedAt;
}

export interface Written extends Prose {
  sources: readonly StorySource[];
  provider: string;
  degraded: boolean;
}

/** A revision that is no longer wanted changes nothing: a job may run twice. */
export function written(
  story: StoryEntity,
  revision: number,
  { title, text, sources, provider, degraded }: Written,
  now: Date,
): Change<StoryEntity> {
  if (story.status !== 'writing' || story.revision + 1 !== revision) return unchanged(story);
  const state: StoryEntity = {
    ...story,
    status: 'ready',
    title,
    text,
    provider,
    degraded,
    revision,
    ...touched(story, now),
  };
  return changed(state, StoryGenerated.of(storyState(state, sources, now)));
}

/** The public state of a story that has been written, as events carry it. */
export const storyState = (story: StoryEntity, sources: readonly StorySource[], writtenAt: Date) => ({
  storyId: story.id,
  kind: story.kind,
  title: story.title,
  text: story.text,
  sources: [...sources],
  provider: story.provider ?? '',
  degraded: story.degraded ?? false,
  revision: story.revision,
  writtenAt: writtenAt.toISOString(),
});

/** A story that was readable before stays readable as it was. */
export function failed(
  story: StoryEntity,
  revision: number,
  failure: { code: string; detail: string },
  now: Date,
): Change<StoryEntity> {
  if (story.status !== 'writing' || story.revision + 1 !== revision) return unchanged(story);
  const { code, detail } = failure;
  return changed(
    {
      ...story,
      status: story.revision > 0 ? 'ready' : 'failed',
      failureCode: code,
      failureDetail: detail,
      ...touched(story, now),
    },
    StoryFailed.of({ storyId: story.id, kind: story.kind, code, detail }),
  );
}

export const deletion = (story: StoryEntity) => StoryDeleted.of({ storyId: story.id });

const touched = (story: StoryEntity, now: Date) => ({ version: story.version + 1, updatedAt: now });
