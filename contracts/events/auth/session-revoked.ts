import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { choice, Id, Instant } from '../fields.ts';

export const SessionRevoked = defineEvent('auth.session.revoked.v1', {
  meaning: 'A session or a personal access token ended; what it opened is refused from now on.',
  data: z.object({
    sessionId: Id.describe('Of a session; with the reason token_revoked, of a personal access token.'),
    revokedAt: Instant,
    reason: choice(
      'logout',
      'reuse_detected',
      'erasure',
      'revoked',
      'password_changed',
      'password_reset',
      'token_revoked',
      'operator',
    ),
  }),
  example: {
    sessionId: '01890000-0000-7000-8000-000000000001',
    revokedAt: '2026-05-04T07:40:00.000Z',
    reason: 'logout',
  },
  survivesErasure: true,
});
