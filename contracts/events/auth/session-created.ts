import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { Id, Instant } from '../fields.ts';

export const SessionCreated = defineEvent('auth.session.created.v1', {
  meaning: 'A person logged in; a new session began.',
  data: z.object({
    sessionId: Id,
    startedAt: Instant,
    userAgent: z.string().optional(),
    newPlace: z
      .boolean()
      .optional()
      .describe('False: from a device and a network that this person was seen on before.'),
  }),
  example: {
    sessionId: '01890000-0000-7000-8000-000000000001',
    startedAt: '2026-05-04T07:40:00.000Z',
    userAgent: 'Firefox',
    newPlace: true,
  },
});
