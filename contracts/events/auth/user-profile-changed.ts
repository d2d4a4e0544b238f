import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { Id } from '../fields.ts';

export const UserProfileChanged = defineEvent('auth.user.profile_changed.v1', {
  meaning: 'The name, address, time zone or locale of a person changed; carries the whole profile.',
  data: z.object({
    userId: Id,
    email: z.email(),
    emailVerified: z.boolean(),
    displayName: z.string(),
    timeZone: z.string(),
    locale: z.string(),
  }),
  example: {
    userId: '01890000-0000-7000-8000-00000000face',
    email: 'ada@example.org',
    emailVerified: false,
    displayName: 'Ada',
    timeZone: 'Europe/Lisbon',
    locale: 'en',
  },
});
