import { z } from 'zod';
import { choice, Id, Instant } from '../fields.ts';

/** A memory as `stored` and `updated` carry it. A `turn` is what a person said, verbatim. */
export const MemoryState = z.object({
  memoryId: Id,
  kind: choice('fact', 'turn', 'task', 'story', 'note'),
  content: z.string(),
  source: z.object({ type: choice('message', 'task', 'story', 'person'), id: Id }),
  pinned: z.boolean(),
  validFrom: Instant.optional(),
  validTo: Instant.optional(),
  createdAt: Instant,
  updatedAt: Instant,
});
