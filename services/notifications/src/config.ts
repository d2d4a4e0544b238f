import { type ConfigOf, serviceConfig } from '@odyssey/platform';
import { z } from 'zod';

const SmtpUrl = z.url({
  protocol: /^smtps?$/,
  error: 'is no address, give one like smtp://user:password@mail.example.com:587',
});

const Variables = z
  .object({
    /** The mail server; without it notifications stay in the app. */
    ODYSSEY_SMTP_URL: SmtpUrl.optional(),
    ODYSSEY_SMTP_FROM: z.string().min(3).max(320).optional(),
    ODYSSEY_PUBLIC_URL: z.string().default('http://localhost:8080'),
  })
  .transform((env) => ({
    smtp: env.ODYSSEY_SMTP_URL
      ? {
          url: env.ODYSSEY_SMTP_URL,
          from: env.ODYSSEY_SMTP_FROM ?? `Odyssey <odyssey@${new URL(env.ODYSSEY_PUBLIC_URL).hostname}>`,
        }
      : null,
  }));

export const config = serviceConfig(Variables);
export type NotificationsConfig = ConfigOf<typeof config>;
