import type { DataOf, SecurityNoticed } from '@odyssey/contracts';
import { when } from './messages.rules.ts';
import type { Message } from './notification.rules.ts';

type Noticed = DataOf<typeof SecurityNoticed>;

const TITLES: Record<Noticed['kind'], string> = {
  password_changed: 'Your password was changed',
  password_reset: 'Your password was set anew',
  email_changed: 'Your e-mail address was changed',
  mfa_enabled: 'A second factor was switched on',
  mfa_disabled: 'The second factor was switched off',
  recovery_codes_made: 'New recovery codes were made',
  recovery_code_used: 'A recovery code was used',
  passkey_added: 'A passkey was added',
  passkey_removed: 'A passkey was removed',
  identity_linked: 'Another way to log in was added',
  identity_unlinked: 'A way to log in was removed',
  token_created: 'A personal access token was made',
  sessions_ended_by_operator: 'You were logged out everywhere',
  // A newer auth may notice what this release has no words for; its owner must hear of it all the same.
  other: 'Something about how you log in has changed',
};

const WAS_NOT_YOU = 'If this was not you, reset your password and end the sessions you do not know.';
const BY_OPERATOR =
  'Whoever runs this Odyssey has ended all your sessions; your security log tells more. If somebody else may have been in your account, reset your password and choose there to remove the other ways to log in, too.';

/** What happened to the account, when, and from where; and what to do when it was somebody else. */
export function securityNoticed({ eventId, kind, at, network, device }: Noticed, zone: string): Message {
  const from = [device && `with ${device}`, network && `from the network ${network}`].filter(Boolean);
  const place = from.length > 0 ? `, ${from.join(' ')}` : '';
  return {
    title: TITLES[kind],
    body: `On ${when(at, zone)}${place}. ${kind === 'sessions_ended_by_operator' ? BY_OPERATOR : WAS_NOT_YOU}`,
    data: { event: kind, eventId, at },
    cause: 'Something about how you log in has changed.',
  };
}
