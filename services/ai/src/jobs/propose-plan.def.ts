import { defineJob } from '@odyssey/platform';
import { z } from 'zod';

/** A model may take two attempts of two minutes each at every provider. */
export const ProposePlan = defineJob({
  name: 'propose-plan',
  data: z.object({ userId: z.uuid(), planId: z.uuid() }),
  expireInSeconds: 900,
});
