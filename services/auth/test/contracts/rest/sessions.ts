import { PASSWORD } from './accounts.ts';
import type { Case } from './case.ts';

const credentials = { email: '{email}', password: '{password}' };
export const sessions: Case[] = [
  { operation: 'Session_begin', status: 200, given: 'an account', body: credentials },
  {
    operation: 'Session_begin',
    status: 401,
    code: 'wrong_credentials',
    given: 'an account',
    body: { ...credentials, password: 'not the password' },
  },
  {
    operation: 'Session_begin',
    status: 422,
    code: 'invalid_request',
    given: 'nobody yet',
    body: { email: 'ana', password: PASSWORD },
  },
  {
    operation: 'Session_refresh',
    status: 200,
    given: 'an account',
    body: { refreshToken: '{refreshToken}' },
  },
  {
    operation: 'Session_refresh',
    status: 401,
    code: 'invalid_refresh_token',
    given: 'nobody yet',
    body: { refreshToken: 'odyssey_rt_unknown' },
  },
  {
    operation: 'Session_refresh',
    status: 422,
    code: 'invalid_request',
    given: 'nobody yet',
    body: { refreshToken: '' },
  },
  { operation: 'Session_end', status: 204, given: 'an account' },
];
