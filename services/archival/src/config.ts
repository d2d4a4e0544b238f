import { type ConfigOf, serviceConfig } from '@odyssey/platform';
import { z } from 'zod';

/** Everything archival is told by its environment, beside what all services are told. */
export const config = serviceConfig(
  z
    .object({
      ODYSSEY_ARCHIVAL_DIR: z.string({ error: 'is missing, give the folder that keeps the exports' }).min(1),
      /** For one service's part of an export, from the call to the last byte. */
      ODYSSEY_ARCHIVAL_PART_SECONDS: z.coerce.number().positive().default(120),
      /** For all services to answer an erasure, before the alarm is raised and they are asked again. */
      ODYSSEY_ARCHIVAL_ERASURE_DEADLINE_SECONDS: z.coerce.number().positive().default(900),
    })
    .transform((env) => ({
      dir: env.ODYSSEY_ARCHIVAL_DIR,
      partMs: env.ODYSSEY_ARCHIVAL_PART_SECONDS * 1000,
      erasureDeadlineMs: env.ODYSSEY_ARCHIVAL_ERASURE_DEADLINE_SECONDS * 1000,
    })),
);
export type ArchivalConfig = ConfigOf<typeof config>;
