import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { Id } from '../fields.ts';

export const UserErasureWithdrawn = defineEvent('auth.user.erasure_withdrawn.v1', {
  meaning:
    'The first who showed that the address of an account is theirs has taken it over: the erasure that somebody else asked for is called off.',
  data: z.object({
    userId: Id,
    erasureId: Id,
  }),
  example: {
    userId: '01890000-0000-7000-8000-00000000face',
    erasureId: '01890000-0000-7000-8000-000000000009',
  },
});
