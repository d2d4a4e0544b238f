import { defineSnapshot } from '../snapshot.ts';
import { UserProfileChanged } from './user-profile-changed.ts';
import { UserState } from './user-state.ts';

export const UserSnapshot = defineSnapshot(UserProfileChanged, 'An account', UserState);
