import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { Id } from '../fields.ts';
import { StoryKind } from './story-kind.ts';

export const StoryFailed = defineEvent('ai.story.failed.v1', {
  meaning: 'A story could not be written.',
  data: z.object({
    storyId: Id,
    kind: StoryKind,
    code: z.string(),
    detail: z.string(),
  }),
  example: {
    storyId: '01890000-0000-7000-8000-000000000008',
    kind: 'task',
    code: 'provider_unavailable',
    detail: 'No provider answered in time.',
  },
});
