import { type ConfigOf, serviceConfig } from '@odyssey/platform';
import { z } from 'zod';
import { readEndpoints } from './models/endpoints.rules.ts';

const milliseconds = (normal: number) => z.coerce.number().int().positive().default(normal);

/** The providers that the operator names, how long to wait for them, and the key that signs picture links. */
const AiVariables = z
  .looseObject({
    ODYSSEY_MEDIA_URL_SECRET: z.string({ error: 'a secret of at least 16 characters is needed' }).min(16),
    ODYSSEY_AI_HEADERS_MS: milliseconds(10_000),
    ODYSSEY_AI_FIRST_TOKEN_MS: milliseconds(30_000),
    ODYSSEY_AI_IDLE_MS: milliseconds(15_000),
    ODYSSEY_AI_TOTAL_MS: milliseconds(120_000),
  })
  .transform((env, context) => {
    const { endpoints, faults } = readEndpoints(env);
    for (const { variable, problem } of faults)
      context.addIssue({ code: 'custom', path: [variable], message: problem });
    return {
      mediaUrlSecret: env.ODYSSEY_MEDIA_URL_SECRET,
      endpoints,
      deadlines: {
        headers: env.ODYSSEY_AI_HEADERS_MS,
        firstToken: env.ODYSSEY_AI_FIRST_TOKEN_MS,
        idle: env.ODYSSEY_AI_IDLE_MS,
        total: env.ODYSSEY_AI_TOTAL_MS,
      },
    };
  });

export const aiConfig = serviceConfig(AiVariables);
export type AiConfig = ConfigOf<typeof aiConfig>;
