import { describeRest, type RestCase } from '@odyssey/testing/pact';
import type { states } from './states.ts';

type Case = RestCase<keyof typeof states>;

const PASSWORD = 'a long walk by the river';
const newcomer = { email: '{email}', password: PASSWORD, displayName: 'Ana Silva' };

const accounts: Case[] = [
  { operation: 'Account_open', status: 201, given: 'nobody yet', body: newcomer },
  { operation: 'Account_open', status: 409, code: 'email_taken', given: 'an account', body: newcomer },
  {
    operation: 'Account_open',
    status: 422,
    code: 'common_password',
    given: 'nobody yet',
    body: { ...newcomer, password: 'password1234' },
  },
  {
    operation: 'Account_open',
    status: 422,
    code: 'invalid_request',
    given: 'nobody yet',
    body: { ...newcomer, email: 'ana' },
  },
  { operation: 'Keys_read', status: 200, given: 'nobody yet' },
];

const credentials = { email: '{email}', password: '{password}' };
const sessions: Case[] = [
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

const ifRead = { 'if-match': '{etag}' };
const profile: Case[] = [
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

describeRest('auth', [...accounts, ...sessions, ...profile]);
