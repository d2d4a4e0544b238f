import { defineJob } from '@odyssey/platform';
import { z } from 'zod';

/** A model may take two attempts of two minutes each at every provider. */
export const WriteStory = defineJob({
  name: 'write-story',
  data: z.object({ userId: z.uuid(), storyId: z.uuid(), revision: z.int().positive() }),
  expireInSeconds: 900,
});
