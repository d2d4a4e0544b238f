import { describe, expect, it } from '@jest/globals';
import { isNoticed, SECURITY_KINDS } from './security-kinds.ts';

describe('what is told at once', () => {
  it('is what the event names, and nothing else', () => {
    expect(SECURITY_KINDS.filter((kind) => !isNoticed(kind))).toEqual([
      'logged_in',
      'log_in_failed',
      'new_device',
      'logged_out',
      'session_ended',
      'refresh_reuse_detected',
      'password_reset_requested',
      'email_verified',
      'email_change_requested',
      'token_revoked',
      'reauthenticated',
      'erasure_requested',
    ]);
  });
});
