import { Id, Instant } from '@odyssey/contracts';
import { z } from 'zod';

/** Six digits of an authenticator app, or a recovery code, with whatever people type between. */
export const MfaCode = z
  .string()
  .trim()
  .min(1)
  .max(64)
  .describe('The six digits of the authenticator app, or a recovery code');

export const NewAuthenticator = z
  .object({
    id: Id,
    secret: z.string().describe('Base32, to be typed into the app; shown this once'),
    otpauthUrl: z.string().describe('The same as an address, to be shown as a QR code'),
    expiresAt: Instant.describe('Until then it can be confirmed'),
  })
  .meta({ id: 'NewAuthenticator' });
export type NewAuthenticator = z.output<typeof NewAuthenticator>;

export const ConfirmAuthenticator = z
  .object({ code: MfaCode.describe('What the app shows now') })
  .meta({ id: 'ConfirmAuthenticator' });
export type ConfirmAuthenticator = z.output<typeof ConfirmAuthenticator>;

export const RecoveryCodes = z
  .object({
    recoveryCodes: z.array(z.string()).describe('Each logs in once in place of the app; shown this once'),
  })
  .meta({ id: 'RecoveryCodes' });
export type RecoveryCodes = z.output<typeof RecoveryCodes>;

export const MfaView = z
  .object({
    enabled: z.boolean().describe('Whether a log-in by password asks for a code'),
    authenticator: z
      .object({ id: Id, createdAt: Instant, lastUsedAt: Instant.optional() })
      .optional()
      .describe('The authenticator app'),
    recoveryCodesLeft: z.int(),
    passkeys: z.int().describe('How many passkeys log in alone'),
  })
  .meta({ id: 'Mfa' });
export type MfaView = z.output<typeof MfaView>;
