import { SMTP_VARIABLES, smtpSettings } from '@odyssey/mail';
import { type ConfigOf, serviceConfig } from '@odyssey/platform';
import { z } from 'zod';

/** Without a mail server notifications stay in the app. */
const Variables = z.object(SMTP_VARIABLES).transform((env) => ({ smtp: smtpSettings(env) }));

export const config = serviceConfig(Variables);
export type NotificationsConfig = ConfigOf<typeof config>;
