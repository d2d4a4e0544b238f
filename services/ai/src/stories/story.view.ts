import type { StoryPicture, StoryView, StoryWithRevisions } from './story.dto.ts';
import type { StoryEntity } from './story.entity.ts';
import type { StorySource } from './story.types.ts';
import type { StoryRevisionEntity } from './story-revision.entity.ts';

export function toStoryView(
  story: StoryEntity,
  sources: readonly StorySource[],
  media: readonly StoryPicture[],
): StoryView {
  const { told, provider, degraded, failureCode: code, failureDetail: detail } = story;
  return {
    id: story.id,
    kind: story.kind,
    status: story.status,
    title: story.title,
    text: story.text,
    ...(told.of === 'period' ? { period: { from: told.from, to: told.to } } : {}),
    sources: [...sources],
    media: [...media],
    ...(provider === null ? {} : { provider }),
    ...(degraded === null ? {} : { degraded }),
    revision: story.revision,
    ...(code === null || detail === null ? {} : { failure: { code, detail } }),
    version: story.version,
    createdAt: story.createdAt.toISOString(),
    updatedAt: story.updatedAt.toISOString(),
  };
}

export function toRevisionView(revision: StoryRevisionEntity): StoryWithRevisions['revisions'][number] {
  const { revision: number, title, text, provider, degraded, writtenAt } = revision;
  return { revision: number, title, text, provider, degraded, writtenAt: writtenAt.toISOString() };
}
