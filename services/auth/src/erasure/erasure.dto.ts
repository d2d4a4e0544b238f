import { Instant } from '@odyssey/contracts';
import { z } from 'zod';

const MAX_COOL_OFF = 2_592_000;
const DEFAULT_COOL_OFF = 604_800;

export const ErasureOptions = z.object({
  coolOffSeconds: z.coerce
    .number()
    .int()
    .min(0)
    .max(MAX_COOL_OFF)
    .default(DEFAULT_COOL_OFF)
    .describe('Seconds until the erasure begins; until then it can be cancelled'),
});
export type ErasureOptions = z.output<typeof ErasureOptions>;

export const RequestedErasure = z
  .object({
    id: z.uuid(),
    status: z.literal('scheduled'),
    runsAt: Instant,
    receipt: z
      .string()
      .describe(
        'Shown this once: with it the erasure can be read when the account is gone (header Erasure-Receipt)',
      ),
  })
  .meta({ id: 'RequestedErasure' });
export type RequestedErasure = z.output<typeof RequestedErasure>;
