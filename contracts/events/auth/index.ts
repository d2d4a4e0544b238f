export { AuthErasureCompleted } from './erasure-completed.ts';
export { SessionCreated } from './session-created.ts';
export { SessionRevoked } from './session-revoked.ts';
export { UserDeleted } from './user-deleted.ts';
export { UserErasureRequested } from './user-erasure-requested.ts';
export { UserProfileChanged } from './user-profile-changed.ts';
export { UserRegistered } from './user-registered.ts';
export { UserSnapshot } from './user-snapshot.ts';
