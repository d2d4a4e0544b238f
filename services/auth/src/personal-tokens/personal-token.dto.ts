import { Id, Instant, SCOPES, type ScopeName } from '@odyssey/contracts';
import { beginningOf } from '@odyssey/platform';
import { z } from 'zod';
import type { PersonalTokenEntity } from './personal-token.entity.ts';

const names = Object.keys(SCOPES) as [ScopeName, ...ScopeName[]];
const [first, ...rest] = names.filter((name) => SCOPES[name].personal) as [ScopeName, ...ScopeName[]];

const Scope = z.enum([first, ...rest], {
  error: ({ input }) =>
    names.some((name) => name === input)
      ? 'cannot be given to a personal access token'
      : `must be one of ${[first, ...rest].join(', ')}`,
});

export const NewPersonalToken = z
  .object({
    name: z
      .string()
      .trim()
      .min(1)
      .max(80)
      .regex(/^\P{Cc}*$/u, 'must not contain control characters'),
    scopes: z
      .array(Scope)
      .min(1)
      .max(names.length)
      .refine((scopes) => new Set(scopes).size === scopes.length, 'must not name a scope twice'),
    expiresAt: Instant.optional().describe('At most a year from now; 90 days when it is left out'),
  })
  .meta({ id: 'NewPersonalToken' });
export type NewPersonalToken = z.output<typeof NewPersonalToken>;

export const PersonalTokenView = z
  .object({
    id: Id,
    name: z.string(),
    beginning: z.string().describe('The first characters of the token, to know it again'),
    scopes: z.array(z.string()),
    expiresAt: Instant,
    lastUsedAt: Instant.optional().describe('At most a minute before its last use'),
    network: z.string().optional().describe('Where it was last used from, shortened: 203.0.113.0/24'),
    createdAt: Instant,
  })
  .meta({ id: 'PersonalToken' });
export type PersonalTokenView = z.output<typeof PersonalTokenView>;

export const MadePersonalToken = PersonalTokenView.extend({
  token: z.string().describe('Shown this once: send it as Authorization: Bearer <token>'),
}).meta({ id: 'MadePersonalToken' });
export type MadePersonalToken = z.output<typeof MadePersonalToken>;

export const toPersonalTokenView = (token: PersonalTokenEntity): PersonalTokenView => ({
  id: token.id,
  name: token.name,
  beginning: beginningOf(token.id),
  scopes: token.scopes,
  expiresAt: token.expiresAt.toISOString(),
  ...(token.lastUsedAt && { lastUsedAt: token.lastUsedAt.toISOString() }),
  ...(token.network && { network: token.network }),
  createdAt: token.createdAt.toISOString(),
});

export const ScopeList = z
  .object({
    items: z.array(
      z.object({
        scope: z.string(),
        allows: z.string().describe('What it allows, in plain words'),
        personal: z.boolean().describe('Whether a personal access token may have it'),
      }),
    ),
  })
  .meta({ id: 'Scopes' });
export type ScopeList = z.output<typeof ScopeList>;

export const scopeList: ScopeList = {
  items: Object.entries(SCOPES).map(([scope, { allows, personal }]) => ({ scope, allows, personal })),
};
