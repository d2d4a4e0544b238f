import { describeRest } from '@odyssey/testing/pact';
import { accounts } from './rest/accounts.ts';
import { emails } from './rest/emails.ts';
import { mfa } from './rest/mfa.ts';
import { oidc } from './rest/oidc.ts';
import { passkeys } from './rest/passkeys.ts';
import { passwords } from './rest/passwords.ts';
import { personalTokens } from './rest/personal-tokens.ts';
import { profile } from './rest/profile.ts';
import { securityEvents } from './rest/security-events.ts';
import { sessionList } from './rest/session-list.ts';
import { sessions } from './rest/sessions.ts';

describeRest('auth', [
  ...accounts,
  ...sessions,
  ...emails,
  ...passwords,
  ...profile,
  ...securityEvents,
  ...sessionList,
  ...personalTokens,
  ...mfa,
  ...passkeys,
  ...oidc,
]);
