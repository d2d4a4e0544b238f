import { type DataOf, SecurityNoticed } from '@odyssey/contracts';

/** What can happen to an account that its owner should be able to read up on. */
export const SECURITY_KINDS = [
  'logged_in',
  'log_in_failed',
  'new_device',
  'logged_out',
  'session_ended',
  'sessions_ended_by_operator',
  'refresh_reuse_detected',
  'password_changed',
  'password_reset_requested',
  'password_reset',
  'email_verified',
  'email_change_requested',
  'email_changed',
  'mfa_enabled',
  'mfa_disabled',
  'recovery_codes_made',
  'recovery_code_used',
  'passkey_added',
  'passkey_removed',
  'identity_linked',
  'identity_unlinked',
  'token_created',
  'token_revoked',
  'reauthenticated',
  'erasure_requested',
] as const;
export type SecurityKind = (typeof SECURITY_KINDS)[number];

type Noticed = Exclude<DataOf<typeof SecurityNoticed>['kind'], 'other'>;

/**
 * Whether a person must hear of it at once, since an attacker would do it too: the event's own list says so. New devices and reused
 * tokens are not on it: the events of the session tell those already.
 */
export const isNoticed = (kind: SecurityKind): kind is Noticed =>
  SecurityNoticed.data.shape.kind.parse(kind) !== 'other';
