import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { Id, Instant } from '../fields.ts';

export const UserDeleted = defineEvent('auth.user.deleted.v1', {
  meaning: 'The account is gone for good; nothing of the person is left in auth.',
  data: z.object({
    userId: Id,
    erasureId: Id,
    deletedAt: Instant,
  }),
  example: {
    userId: '01890000-0000-7000-8000-00000000face',
    erasureId: '01890000-0000-7000-8000-000000000009',
    deletedAt: '2026-05-04T07:40:00.000Z',
  },
  survivesErasure: true,
});
