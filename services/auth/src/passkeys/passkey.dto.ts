import { Id, Instant } from '@odyssey/contracts';
import { z } from 'zod';
import type { PasskeyEntity } from './passkey.entity.ts';

const Base64Url = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[\w-]+$/, 'must be base64url');

/** Authenticators have ids of up to 1,023 bytes. */
const CredentialId = Base64Url(1_400);

/** Browsers send more than is needed and will send more yet: what is not named here is not looked at. */
const Credential = z.object({
  id: CredentialId,
  rawId: CredentialId,
  type: z.literal('public-key'),
  authenticatorAttachment: z.string().max(40).optional(),
  clientExtensionResults: z.record(z.string(), z.unknown()),
});

export const NewCredential = Credential.extend({
  response: z
    .object({
      clientDataJSON: Base64Url(10_000),
      attestationObject: Base64Url(40_000),
      transports: z.array(z.string().max(40)).max(10).optional(),
    })
    .loose(),
})
  .loose()
  .meta({
    id: 'NewCredential',
    description: 'What PublicKeyCredential.toJSON() gives after navigator.credentials.create()',
  });
export type NewCredential = z.output<typeof NewCredential>;

export const UsedCredential = Credential.extend({
  response: z
    .object({
      clientDataJSON: Base64Url(10_000),
      authenticatorData: Base64Url(10_000),
      signature: Base64Url(10_000),
      userHandle: Base64Url(100).nullish(),
    })
    .loose(),
})
  .loose()
  .meta({
    id: 'UsedCredential',
    description: 'What PublicKeyCredential.toJSON() gives after navigator.credentials.get()',
  });
export type UsedCredential = z.output<typeof UsedCredential>;

const Name = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .regex(/^\P{Cc}*$/u, 'must not contain control characters');

export const AddPasskey = z
  .object({
    name: Name.optional().describe('What you call it; by default after the device'),
    response: NewCredential,
  })
  .meta({ id: 'AddPasskey' });
export type AddPasskey = z.output<typeof AddPasskey>;

export const PasskeyFields = z.object({ name: Name });

export const PasskeyLogIn = z.object({ response: UsedCredential }).meta({ id: 'PasskeyLogIn' });
export type PasskeyLogIn = z.output<typeof PasskeyLogIn>;

export const PasskeyCreationOptions = z
  .object({
    challenge: z.string(),
    rp: z.object({ id: z.string().optional(), name: z.string() }),
    user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
    pubKeyCredParams: z.array(z.object({ type: z.string(), alg: z.int() })),
    timeout: z.int().optional(),
    excludeCredentials: z.array(
      z.object({ id: z.string(), type: z.string(), transports: z.array(z.string()).optional() }),
    ),
  })
  .loose()
  .meta({
    id: 'PasskeyCreationOptions',
    description: 'For PublicKeyCredential.parseCreationOptionsFromJSON()',
  });
export type PasskeyCreationOptions = z.output<typeof PasskeyCreationOptions>;

export const PasskeyRequestOptions = z
  .object({ challenge: z.string(), rpId: z.string().optional(), timeout: z.int().optional() })
  .loose()
  .meta({
    id: 'PasskeyRequestOptions',
    description: 'For PublicKeyCredential.parseRequestOptionsFromJSON()',
  });
export type PasskeyRequestOptions = z.output<typeof PasskeyRequestOptions>;

export const PasskeyView = z
  .object({
    id: Id,
    name: z.string(),
    transports: z.array(z.string()).describe('How a browser reaches it'),
    backedUp: z.boolean().describe('Whether more than the one device keeps it'),
    lastUsedAt: Instant.optional(),
    createdAt: Instant,
    updatedAt: Instant,
    version: z.int(),
  })
  .meta({ id: 'Passkey' });
export type PasskeyView = z.output<typeof PasskeyView>;

export const PasskeyList = z.object({ items: z.array(PasskeyView) }).meta({ id: 'PasskeyList' });
export type PasskeyList = z.output<typeof PasskeyList>;

export const toPasskeyView = (passkey: PasskeyEntity): PasskeyView => ({
  id: passkey.id,
  name: passkey.name,
  transports: passkey.transports,
  backedUp: passkey.backedUp,
  ...(passkey.lastUsedAt && { lastUsedAt: passkey.lastUsedAt.toISOString() }),
  createdAt: passkey.createdAt.toISOString(),
  updatedAt: passkey.updatedAt.toISOString(),
  version: passkey.version,
});
