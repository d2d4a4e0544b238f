import { z } from 'zod';
import { MfaCode } from '../mfa/mfa.dto.ts';
import { UsedCredential } from '../passkeys/passkey.dto.ts';

/** Either the password, with a code when MFA is on, or a passkey. */
export const Reauthenticate = z
  .object({
    password: z.string().min(1).max(1024).optional(),
    code: MfaCode.optional(),
    response: UsedCredential.optional().describe('A passkey in place of password and code'),
  })
  .refine(({ password, response }) => (password === undefined) !== (response === undefined), {
    path: ['password'],
    message: 'send either the password or the response of a passkey',
  })
  .meta({ id: 'Reauthenticate' });
export type Reauthenticate = z.output<typeof Reauthenticate>;
