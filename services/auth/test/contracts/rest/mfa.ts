import { missing } from '@odyssey/testing/pact';
import type { Case, State } from './case.ts';

const given = 'an account with two-factor authentication';
const waiting = 'an account with an authenticator app that waits';
const path = { id: '{totpId}' };
const credentials = { email: '{email}', password: '{password}' };

export const mfa: Case[] = [
  { operation: 'Mfa_read', status: 200, given },
  { operation: 'Mfa_begin', status: 201, given: 'an account' },
  { operation: 'Mfa_confirm', status: 200, given: waiting, path, body: { code: '{code}' } },
  { operation: 'Mfa_confirm', status: 401, code: 'wrong_code', given: waiting, path, body: { code: '000' } },
  {
    operation: 'Mfa_confirm',
    status: 422,
    code: 'invalid_request',
    given: waiting,
    path,
    body: { code: '' },
  },
  ...missing<State>('Mfa_confirm', waiting, { body: { code: '{code}' } }),
  { operation: 'Mfa_remove', status: 204, given, path },
  ...missing<State>('Mfa_remove', given),
  { operation: 'Mfa_renew', status: 200, given },
  { operation: 'Mfa_renew', status: 409, code: 'mfa_not_enabled', given: 'an account' },
  {
    operation: 'Session_begin',
    status: 200,
    variant: 'with a code',
    given,
    body: { ...credentials, code: '{code}' },
  },
  { operation: 'Session_begin', status: 401, code: 'mfa_required', given, body: credentials },
  {
    operation: 'Session_begin',
    status: 401,
    code: 'wrong_code',
    given,
    body: { ...credentials, code: '000' },
  },
  {
    operation: 'Reauthentication_renew',
    status: 200,
    given,
    body: { password: '{password}', code: '{code}' },
  },
  {
    operation: 'Reauthentication_renew',
    status: 401,
    code: 'mfa_required',
    given,
    body: { password: '{password}' },
  },
  {
    operation: 'Reauthentication_renew',
    status: 401,
    code: 'wrong_code',
    given,
    body: { password: '{password}', code: '000' },
  },
  {
    operation: 'Reauthentication_renew',
    status: 401,
    code: 'wrong_credentials',
    given,
    body: { password: 'not the password' },
  },
  { operation: 'Reauthentication_renew', status: 422, code: 'invalid_request', given, body: {} },
];
