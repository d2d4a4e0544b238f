import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { choice, Id, Instant } from '../fields.ts';

export const SessionRevoked = defineEvent('auth.session.revoked.v1', {
  meaning: 'A session ended; its access tokens are refused from now on.',
  data: z.object({
    sessionId: Id,
    revokedAt: Instant,
    reason: choice('logout', 'reuse_detected', 'erasure'),
  }),
  example: {
    sessionId: '01890000-0000-7000-8000-000000000001',
    revokedAt: '2026-05-04T07:40:00.000Z',
    reason: 'logout',
  },
  survivesErasure: true,
});
