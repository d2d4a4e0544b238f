import type { Case } from './case.ts';

const wanted = { email: 'ana.new@example.com' };
const unknown = { token: 'odyssey_mt_unknown' };

export const emails: Case[] = [
  { operation: 'Emails_askToVerify', status: 202, given: 'an account that mail can reach' },
  {
    operation: 'Emails_askToVerify',
    status: 409,
    code: 'email_already_verified',
    given: 'an account whose address is verified',
  },
  {
    operation: 'Emails_askToVerify',
    status: 503,
    code: 'mail_not_configured',
    given: 'an account where there is no mail server',
  },
  { operation: 'Emails_askToChange', status: 202, given: 'an account that mail can reach', body: wanted },
  {
    operation: 'Emails_askToChange',
    status: 503,
    code: 'mail_not_configured',
    given: 'an account where there is no mail server',
    body: wanted,
  },
  {
    operation: 'Emails_askToChange',
    status: 422,
    code: 'invalid_request',
    given: 'an account that mail can reach',
    body: { email: '{email}' },
  },
  {
    operation: 'Emails_verify',
    status: 200,
    given: 'somebody with a mail to verify an address',
    body: { token: '{mailToken}' },
  },
  {
    operation: 'Emails_verify',
    status: 401,
    code: 'wrong_credentials',
    given: 'somebody with a mail to verify an address',
    body: { token: '{mailToken}', password: 'not the password' },
  },
  {
    operation: 'Emails_verify',
    status: 409,
    code: 'email_taken',
    given: 'somebody with a mail to take over an address that another has since',
    body: { token: '{mailToken}' },
  },
  {
    operation: 'Emails_verify',
    status: 410,
    code: 'invalid_mail_token',
    given: 'nobody yet',
    body: unknown,
  },
  {
    operation: 'Emails_verify',
    status: 422,
    code: 'invalid_request',
    given: 'nobody yet',
    body: { token: '' },
  },
];
