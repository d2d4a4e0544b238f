import { SERVICES, type ServiceName } from '@odyssey/contracts';
import { SMTP_VARIABLES, smtpSettings } from '@odyssey/mail';
import { type ConfigOf, serviceConfig } from '@odyssey/platform';
import { z } from 'zod';
import { readOidcSettings } from './identities/oidc-settings.rules.ts';
import { ARGON2_FLOOR, isAboveFloor } from './passwords/argon2-cost.rules.ts';

const Secret = z.string({ error: 'the secret of that service is needed, at least 16 characters' }).min(16);
/** `https://app.example.org`, or an Android app: `android:apk-key-hash:<base64url of its certificate's SHA-256>`. */
const WebauthnOrigin = z
  .string()
  .regex(
    /^(https:\/\/[a-z0-9.-]{1,253}(:\d{1,5})?|http:\/\/localhost(:\d{1,5})?|android:apk-key-hash:[\w-]{1,100})$/,
    'give origins like https://app.example.org, several separated by commas',
  );
const WebauthnOrigins = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((one) => one.trim())
      .filter(Boolean),
  )
  .pipe(z.array(WebauthnOrigin));
const variable = (service: ServiceName) => `ODYSSEY_${service.toUpperCase()}_SECRET`;

/** auth knows what every service proves itself with; all faults of the environment are told at once. */
export const readConfig = serviceConfig(
  z
    .looseObject({
      ...(Object.fromEntries(SERVICES.map((service) => [variable(service), Secret])) as Record<
        string,
        typeof Secret
      >),
      ODYSSEY_WEBAUTHN_ORIGINS: WebauthnOrigins,
      ...SMTP_VARIABLES,
      // What one hash of a password costs; ./odyssey auth calibrate measures and recommends.
      ODYSSEY_AUTH_ARGON2_MEMORY_KIB: z.coerce.number().int().max(1_048_576).default(19_456),
      ODYSSEY_AUTH_ARGON2_PASSES: z.coerce.number().int().min(1).max(20).default(2),
      // `required`: who has none can do nothing but set one up.
      ODYSSEY_AUTH_SECOND_FACTOR: z.enum(['optional', 'required']).default('optional'),
      // Of one request to a provider, in milliseconds.
      ODYSSEY_OIDC_DEADLINE_MS: z.coerce.number().int().positive().default(5_000),
    })
    .transform((read, context) => {
      const { settings, faults } = readOidcSettings(read);
      for (const { variable, problem } of faults)
        context.addIssue({ code: 'custom', path: [variable], message: problem });
      const argon2 = {
        memoryKib: read.ODYSSEY_AUTH_ARGON2_MEMORY_KIB,
        passes: read.ODYSSEY_AUTH_ARGON2_PASSES,
      };
      if (!isAboveFloor(argon2))
        context.addIssue({
          code: 'custom',
          path: ['ODYSSEY_AUTH_ARGON2_MEMORY_KIB'],
          message: `is below what OWASP asks for; with as many passes give at least ${ARGON2_FLOOR}`,
        });
      return {
        smtp: smtpSettings(read),
        argon2,
        serviceSecrets: Object.fromEntries(
          SERVICES.map((service) => [service, read[variable(service)]]),
        ) as Record<ServiceName, string>,
        /** Whether nobody goes on without an authenticator app or a passkey. */
        secondFactorRequired: read.ODYSSEY_AUTH_SECOND_FACTOR === 'required',
        /** Where people use passkeys, beside the pages of ODYSSEY_PUBLIC_URL. */
        webauthnOrigins: read.ODYSSEY_WEBAUTHN_ORIGINS,
        oidc: { ...settings, deadline: read.ODYSSEY_OIDC_DEADLINE_MS },
      };
    }),
);

export type AuthConfig = ConfigOf<typeof readConfig>;
