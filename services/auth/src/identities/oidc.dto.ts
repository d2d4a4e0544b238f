import { Id, Instant } from '@odyssey/contracts';
import { z } from 'zod';
import { MfaCode } from '../mfa/mfa.dto.ts';
import type { IdentityEntity } from './identity.entity.ts';

export const Providers = z
  .object({
    items: z.array(
      z.object({
        name: z.string().describe('As it stands in addresses'),
        label: z.string().describe('For the button'),
      }),
    ),
  })
  .meta({ id: 'OidcProviders' });
export type Providers = z.output<typeof Providers>;

export const BeginOidc = z
  .object({
    redirectUri: z
      .string()
      .max(2000)
      .describe('Your page that the provider sends the person back to; the operator lists those that may'),
  })
  .meta({ id: 'BeginOidc' });
export type BeginOidc = z.output<typeof BeginOidc>;

export const OidcBegun = z
  .object({
    authorizationUrl: z.string().describe('Where to send the person'),
    state: z.string().describe('Comes back with them; finish only when it is the same'),
    binding: z
      .string()
      .describe(
        'A secret of the page that began: keep it there (sessionStorage), send it back with the code',
      ),
    expiresIn: z.int().describe('Seconds until it is too late to finish'),
  })
  .meta({ id: 'OidcBegun' });
export type OidcBegun = z.output<typeof OidcBegun>;

const Secret = z.string().min(1).max(200);

/** For an account that has a second factor: the same once more, with its code. */
const mfaCode = MfaCode.optional();

export const LinkOidc = z
  .object({
    code: z.string().min(1).max(4000).describe('As the provider sent it along'),
    state: Secret,
    binding: Secret,
    iss: z.string().max(2000).optional().describe('When the provider sent it along (RFC 9207)'),
  })
  .meta({ id: 'LinkOidc' });
export type LinkOidc = z.output<typeof LinkOidc>;

export const FinishOidc = LinkOidc.extend({ mfaCode }).meta({ id: 'FinishOidc' });
export type FinishOidc = z.output<typeof FinishOidc>;

export const IdentityView = z
  .object({
    id: Id,
    provider: z.string(),
    email: z.email().optional().describe('What the provider last said; it opens nothing by itself'),
    createdAt: Instant,
    lastUsedAt: Instant,
  })
  .meta({ id: 'Identity' });
export type IdentityView = z.output<typeof IdentityView>;

export const Identities = z.object({ items: z.array(IdentityView) }).meta({ id: 'Identities' });
export type Identities = z.output<typeof Identities>;

export const toIdentityView = ({
  id,
  provider,
  email,
  createdAt,
  lastUsedAt,
}: IdentityEntity): IdentityView => ({
  id,
  provider,
  ...(email && { email }),
  createdAt: createdAt.toISOString(),
  lastUsedAt: lastUsedAt.toISOString(),
});
