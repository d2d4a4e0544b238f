import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { choice, Id, Instant } from '../fields.ts';

export const SecurityNoticed = defineEvent('auth.security.noticed.v1', {
  meaning: 'Something happened to an account that its owner must hear of, in case it was not them.',
  data: z.object({
    eventId: Id.describe('Of the entry in the security log.'),
    kind: choice(
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
      'sessions_ended_by_operator',
    ),
    at: Instant,
    network: z.string().optional().describe('Where it was done from, shortened: 203.0.113.0/24'),
    device: z.string().optional().describe('In plain words: Firefox on Linux'),
  }),
  aggregateId: 'eventId',
  example: {
    eventId: '01890000-0000-7000-8000-000000000001',
    kind: 'password_changed',
    at: '2026-05-04T07:40:00.000Z',
    network: '203.0.113.0/24',
    device: 'Firefox on Linux',
  },
});
