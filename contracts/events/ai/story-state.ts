import { z } from 'zod';
import { choice, Id, Instant } from '../fields.ts';
import { StoryKind } from './story-kind.ts';

/** A written story as `generated` carries it. */
export const StoryState = z.object({
  storyId: Id,
  kind: StoryKind,
  title: z.string(),
  text: z.string(),
  sources: z.array(z.object({ type: choice('task', 'goal', 'project'), id: Id })),
  provider: z.string(),
  degraded: z.boolean().describe('The house stood in for a configured provider.'),
  revision: z.int().positive(),
  writtenAt: Instant,
});
