import { SERVICES, type ServiceName } from '@odyssey/contracts';
import { type ConfigOf, serviceConfig } from '@odyssey/platform';
import { z } from 'zod';

const Secret = z.string({ error: 'the secret of that service is needed, at least 16 characters' }).min(16);
const variable = (service: ServiceName) => `ODYSSEY_${service.toUpperCase()}_SECRET`;

/** auth knows what every service proves itself with; all faults of the environment are told at once. */
export const readConfig = serviceConfig(
  z.object(Object.fromEntries(SERVICES.map((service) => [variable(service), Secret]))).transform((read) => ({
    serviceSecrets: Object.fromEntries(
      SERVICES.map((service) => [service, read[variable(service)]]),
    ) as Record<ServiceName, string>,
  })),
);

export type AuthConfig = ConfigOf<typeof readConfig>;
