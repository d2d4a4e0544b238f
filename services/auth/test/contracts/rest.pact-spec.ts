import { describeRest } from '@odyssey/testing/pact';
import { accounts } from './rest/accounts.ts';
import { oidc } from './rest/oidc.ts';
import { personalTokens } from './rest/personal-tokens.ts';
import { profile } from './rest/profile.ts';
import { securityEvents } from './rest/security-events.ts';
import { sessionList } from './rest/session-list.ts';
import { sessions } from './rest/sessions.ts';

describeRest('auth', [
  ...accounts,
  ...sessions,
  ...profile,
  ...securityEvents,
  ...sessionList,
  ...personalTokens,
  ...oidc,
]);
