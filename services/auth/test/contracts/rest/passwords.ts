import type { Case } from './case.ts';

const NEXT = 'a boat on the other shore';

export const passwords: Case[] = [
  {
    operation: 'Passwords_forgot',
    status: 202,
    given: 'an account that mail can reach',
    body: { email: '{email}' },
  },
  {
    operation: 'Passwords_forgot',
    status: 422,
    code: 'invalid_request',
    given: 'nobody yet',
    body: { email: 'ana' },
  },
  {
    operation: 'Passwords_reset',
    status: 204,
    given: 'somebody with a mail to reset the password',
    body: { token: '{mailToken}', password: NEXT },
  },
  {
    operation: 'Passwords_reset',
    status: 410,
    code: 'invalid_mail_token',
    given: 'nobody yet',
    body: { token: 'odyssey_mt_unknown', password: NEXT },
  },
  {
    operation: 'Passwords_reset',
    status: 422,
    code: 'common_password',
    given: 'somebody with a mail to reset the password',
    body: { token: '{mailToken}', password: 'password1234' },
  },
  {
    operation: 'Passwords_reset',
    status: 422,
    code: 'invalid_request',
    given: 'nobody yet',
    body: { token: 'odyssey_mt_unknown', password: 'short' },
  },
  {
    operation: 'Passwords_change',
    status: 204,
    given: 'an account',
    body: { currentPassword: '{password}', newPassword: NEXT },
  },
  {
    operation: 'Passwords_change',
    status: 401,
    code: 'wrong_credentials',
    given: 'an account',
    body: { currentPassword: 'not the password', newPassword: NEXT },
  },
  {
    operation: 'Passwords_change',
    status: 422,
    code: 'common_password',
    given: 'an account',
    body: { currentPassword: '{password}', newPassword: 'password1234' },
  },
  {
    operation: 'Passwords_change',
    status: 422,
    code: 'invalid_request',
    given: 'an account',
    body: { newPassword: NEXT },
  },
];
