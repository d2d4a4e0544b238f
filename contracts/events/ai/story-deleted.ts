import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { Id } from '../fields.ts';

export const StoryDeleted = defineEvent('ai.story.deleted.v1', {
  meaning: 'A person deleted a story, all its revisions included.',
  data: z.object({
    storyId: Id,
  }),
  example: { storyId: '01890000-0000-7000-8000-000000000008' },
});
