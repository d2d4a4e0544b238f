/** What can happen to an account that its owner should be able to read up on. */
export const SECURITY_KINDS = [
  'logged_in',
  'log_in_failed',
  'new_device',
  'logged_out',
  'session_ended',
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

/**
 * What a person must hear of at once, since an attacker would do it too. New devices and reused tokens are not among them: the
 * events of the session tell those already.
 */
const NOTICED = [
  'password_changed',
  'password_reset',
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
] as const satisfies readonly SecurityKind[];

export const isNoticed = (kind: SecurityKind): kind is (typeof NOTICED)[number] =>
  NOTICED.some((noticed) => noticed === kind);
