import { defineEvent } from '../define.ts';
import { UserState } from './user-state.ts';

export const UserProfileChanged = defineEvent('auth.user.profile_changed.v1', {
  meaning: 'The name, address, time zone or locale of a person changed; carries the whole profile.',
  data: UserState,
  example: {
    userId: '01890000-0000-7000-8000-00000000face',
    email: 'ada@example.org',
    emailVerified: false,
    displayName: 'Ada',
    timeZone: 'Europe/Lisbon',
    locale: 'en',
  },
});
