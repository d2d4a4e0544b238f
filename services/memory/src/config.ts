import { type ConfigOf, serviceConfig } from '@odyssey/platform';
import { z } from 'zod';

const Variables = z
  .object({
    /** How many memories are held for search at most, of all people together; about 1 KiB each. */
    ODYSSEY_MEMORY_INDEXED_MEMORIES: z.coerce.number().int().positive().default(200_000),
  })
  .transform((env) => ({ indexedMemories: env.ODYSSEY_MEMORY_INDEXED_MEMORIES }));

export const config = serviceConfig(Variables);
export type MemoryConfig = ConfigOf<typeof config>;
