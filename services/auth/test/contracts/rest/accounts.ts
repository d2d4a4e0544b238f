import type { Case } from './case.ts';

export const PASSWORD = 'a long walk by the river';
const newcomer = { email: '{email}', password: PASSWORD, displayName: 'Ana Silva' };

export const accounts: Case[] = [
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
