import { Id, Instant, LocalDate } from '@odyssey/contracts';
import { PageQuery } from '@odyssey/platform';
import { z } from 'zod';
import { PERIOD_KINDS, STORY_KINDS, STORY_STATUSES } from './story.types.ts';

const Period = z.object({
  kind: z.enum(PERIOD_KINDS),
  date: LocalDate.optional().describe(
    'Any day of the day, week, month or year to tell of, in your time zone; default today',
  ),
});
const Thing = z.object({
  kind: z.enum(['goal', 'project']),
  sourceId: Id.describe('The goal or project to tell of'),
});

export const NewStory = z.discriminatedUnion('kind', [Period, Thing]).meta({ id: 'NewStory' });

export const StoriesQuery = PageQuery.extend({
  sourceId: Id.optional().describe('Only the stories of this task, goal or project'),
  kind: z.enum(STORY_KINDS).optional(),
});

export const StoryPicture = z
  .object({
    id: Id,
    url: z
      .string()
      .describe(
        'Signed and short-lived, relative to the public address: read the story again for a fresh one',
      ),
    thumbUrl: z.string(),
    width: z.int().optional(),
    height: z.int().optional(),
    placeholder: z.string().optional(),
  })
  .meta({ id: 'StoryPicture' });

export const StoryRevision = z
  .object({
    revision: z.int(),
    title: z.string(),
    text: z.string(),
    provider: z.string(),
    degraded: z.boolean(),
    writtenAt: Instant,
  })
  .meta({ id: 'StoryRevision' });

export const StoryView = z
  .object({
    id: Id,
    kind: z.enum(STORY_KINDS),
    status: z
      .enum(STORY_STATUSES)
      .describe('writing: its first or next revision is on its way; what was written before stays readable'),
    title: z.string(),
    text: z.string(),
    period: z.object({ from: LocalDate, to: LocalDate }).optional(),
    sources: z.array(z.object({ type: z.enum(['task', 'goal', 'project']), id: Id })),
    media: z.array(StoryPicture),
    provider: z.string().optional(),
    degraded: z.boolean().optional(),
    revision: z.int().describe('0 until it has been written'),
    failure: z.object({ code: z.string(), detail: z.string() }).optional(),
    version: z.int(),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({ id: 'Story' });

export const StoryWithRevisions = StoryView.extend({
  revisions: z.array(StoryRevision).describe('Every writing of it, newest first'),
}).meta({ id: 'StoryWithRevisions' });

export type NewStory = z.output<typeof NewStory>;
export type StoriesQuery = z.output<typeof StoriesQuery>;
export type StoryView = z.output<typeof StoryView>;
export type StoryPicture = z.output<typeof StoryPicture>;
export type StoryWithRevisions = z.output<typeof StoryWithRevisions>;
