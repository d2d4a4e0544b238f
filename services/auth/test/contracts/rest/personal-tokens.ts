import { created, listed, missing } from '@odyssey/testing/pact';
import type { Case, State } from './case.ts';

const wanted = { name: 'Backup script', scopes: ['tasks:read'] };

export const personalTokens: Case[] = [
  ...created<State>('PersonalTokens_make', 'an account', wanted, { ...wanted, scopes: ['tasks:all'] }),
  {
    operation: 'PersonalTokens_make',
    status: 409,
    code: 'too_many_tokens',
    given: 'an account with fifty personal access tokens',
    body: wanted,
  },
  ...listed<State>('PersonalTokens_list', 'an account with a personal access token'),
  {
    operation: 'PersonalTokens_revoke',
    status: 204,
    given: 'an account with a personal access token',
    path: { id: '{tokenId}' },
  },
  ...missing<State>('PersonalTokens_revoke', 'an account'),
  { operation: 'Scopes_list', status: 200, given: 'nobody yet' },
];
