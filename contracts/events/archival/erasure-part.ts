import { z } from 'zod';
import { Id, Instant } from '../fields.ts';

/** What each service answers when it has erased a person. */
export const ErasurePart = z.object({
  erasureId: Id,
  counts: z.record(z.string(), z.int().nonnegative()),
  completedAt: Instant,
});
