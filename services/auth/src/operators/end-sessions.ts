import { Id } from '@odyssey/contracts';
import { defineJob } from '@odyssey/platform';
import { z } from 'zod';

/**
 * What an operator asks for at the command line, who reaches auth's database and no more (tools/src/auth/end-sessions.ts puts it into
 * the queue). Whose sessions end is told by one of three; by none, nobody's do.
 */
export const EndSessions = defineJob({
  name: 'end-sessions',
  data: z.object({
    userId: Id.optional(),
    /** As somebody typed it. */
    email: z.string().max(320).optional(),
    everybody: z.literal(true).optional(),
    /** Personal access tokens, too. */
    tokens: z.boolean(),
    /** For the person to read. */
    reason: z.string().max(200).optional(),
    /** The operator, by the name they have on their machine. */
    by: z.string().max(100),
  }),
  // Everybody's take a while where there are many.
  expireInSeconds: 3_600,
  concurrency: 1,
});

/** What has been done for whoever asked. */
export interface EndedSessions {
  /** False: there is nobody of that address or id. */
  readonly found: boolean;
  /** Those of whom something ended. */
  readonly people: number;
  readonly sessions: number;
  readonly tokens: number;
  /** Personal access tokens that stay good, of the same people. */
  readonly tokensLeft: number;
  /** Above 1: what an earlier try has ended is not counted. */
  readonly tries: number;
}
