import { SERVICES, type ServiceName } from '@odyssey/contracts';
import { type ConfigOf, serviceConfig } from '@odyssey/platform';
import { z } from 'zod';
import { readOidcSettings } from './identities/oidc-settings.rules.ts';

const Secret = z.string({ error: 'the secret of that service is needed, at least 16 characters' }).min(16);
const variable = (service: ServiceName) => `ODYSSEY_${service.toUpperCase()}_SECRET`;

/** auth knows what every service proves itself with; all faults of the environment are told at once. */
export const readConfig = serviceConfig(
  z
    .looseObject({
      ...(Object.fromEntries(SERVICES.map((service) => [variable(service), Secret])) as Record<
        string,
        typeof Secret
      >),
      // Of one request to a provider, in milliseconds.
      ODYSSEY_OIDC_DEADLINE_MS: z.coerce.number().int().positive().default(5_000),
    })
    .transform((read, context) => {
      const { settings, faults } = readOidcSettings(read);
      for (const { variable, problem } of faults)
        context.addIssue({ code: 'custom', path: [variable], message: problem });
      return {
        serviceSecrets: Object.fromEntries(
          SERVICES.map((service) => [service, read[variable(service)]]),
        ) as Record<ServiceName, string>,
        oidc: { ...settings, deadline: read.ODYSSEY_OIDC_DEADLINE_MS },
      };
    }),
);

export type AuthConfig = ConfigOf<typeof readConfig>;
