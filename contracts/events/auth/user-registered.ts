import { defineEvent } from '../define.ts';
import { UserState } from './user-state.ts';

export const UserRegistered = defineEvent('auth.user.registered.v1', {
  meaning: 'A person opened an account; every service may prepare for them.',
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
