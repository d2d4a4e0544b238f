import type { Case } from './case.ts';

const ifRead = { 'if-match': '{etag}' };
export const profile: Case[] = [
  { operation: 'Profile_read', status: 200, given: 'an account' },
  { operation: 'Profile_read', status: 304, given: 'an account', headers: { 'if-none-match': '{etag}' } },
  {
    operation: 'Profile_edit',
    status: 200,
    given: 'an account',
    headers: ifRead,
    body: { displayName: 'Ana L.' },
  },
  {
    operation: 'Profile_edit',
    status: 412,
    code: 'stale_version',
    given: 'an account',
    headers: { 'if-match': '"999"' },
    body: { displayName: 'Ana L.' },
  },
  {
    operation: 'Profile_edit',
    status: 422,
    code: 'invalid_request',
    given: 'an account',
    headers: ifRead,
    body: { displayName: '' },
  },
  { operation: 'Erasure_request', status: 202, given: 'an account' },
  {
    operation: 'Erasure_request',
    status: 409,
    code: 'erasure_already_scheduled',
    given: 'an account whose erasure is scheduled',
  },
  {
    operation: 'Erasure_request',
    status: 422,
    code: 'invalid_request',
    given: 'an account',
    query: { coolOffSeconds: '-1' },
  },
];
