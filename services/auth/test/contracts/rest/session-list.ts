import { listed, missing, type Resource, updated } from '@odyssey/testing/pact';
import type { Case, State } from './case.ts';

const session: Resource<State> = {
  name: 'Sessions',
  given: 'an account',
  id: '{sessionId}',
  etag: '{sessionEtag}',
};

export const sessionList: Case[] = [
  ...listed<State>('Sessions_read', 'an account'),
  ...updated(session, { name: 'Work laptop' }, { name: '' }, 'Sessions_rename'),
  { operation: 'Sessions_end', status: 204, given: 'an account', path: { id: '{sessionId}' } },
  ...missing<State>('Sessions_end', 'an account'),
  { operation: 'Sessions_endAll', status: 204, given: 'an account', query: { keep: 'current' } },
  {
    operation: 'Sessions_endAll',
    status: 422,
    code: 'invalid_request',
    given: 'an account',
    query: { keep: 'newest' },
  },
];
