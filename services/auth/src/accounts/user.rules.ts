import {
  UserErasureRequested,
  UserErasureWithdrawn,
  UserProfileChanged,
  UserRegistered,
} from '@odyssey/contracts';
import { type Change, changed, unchanged } from '@odyssey/events';
import type { UserEntity } from './user.entity.ts';
import { ErasureAlreadyScheduled } from './user.errors.ts';

/** A user before the database has given it times and a version. */
export type NewUser = Omit<UserEntity, 'version' | 'createdAt' | 'updatedAt'>;

export interface Registration {
  id: string;
  /** Normalised. */
  email: string;
  /** Whether somebody whom we trust has seen that the address is theirs. */
  emailVerified: boolean;
  /** Null when a provider says who they are. */
  passwordHash: string | null;
  displayName: string;
  timeZone: string;
  locale: string;
}

export interface ProfileEdit {
  displayName?: string;
  timeZone?: string;
  locale?: string;
}

export function register(registration: Registration): Change<NewUser> {
  const user: NewUser = { ...registration, status: 'active', erasureId: null };
  return changed(user, UserRegistered.of(profileOf(user)));
}

/** Fields that are left out stay; an edit that changes nothing tells nobody. */
export function editProfile(user: UserEntity, edit: ProfileEdit): Change<UserEntity> {
  const edited: UserEntity = {
    ...user,
    displayName: edit.displayName ?? user.displayName,
    timeZone: edit.timeZone ?? user.timeZone,
    locale: edit.locale ?? user.locale,
  };
  const same =
    edited.displayName === user.displayName &&
    edited.timeZone === user.timeZone &&
    edited.locale === user.locale;
  return same ? unchanged(user) : changed(edited, UserProfileChanged.of(profileOf(edited)));
}

/** Somebody who reads the mailbox said so. */
export function verifyEmail(user: UserEntity): Change<UserEntity> {
  return user.emailVerified ? unchanged(user) : withEmail(user, user.email);
}

/** @param email normalised, and shown to be theirs */
export function changeEmail(user: UserEntity, email: string): Change<UserEntity> {
  return user.email === email ? verifyEmail(user) : withEmail(user, email);
}

function withEmail(user: UserEntity, email: string): Change<UserEntity> {
  const verified: UserEntity = { ...user, email, emailVerified: true };
  return changed(verified, UserProfileChanged.of(profileOf(verified)));
}

export interface ErasureRequest {
  erasureId: string;
  receiptHash: string;
  coolOffSeconds: number;
}

/** @throws ErasureAlreadyScheduled when one is waiting or running: its receipt is with the person already. */
export function requestErasure(user: UserEntity, request: ErasureRequest, now: Date): Change<UserEntity> {
  if (user.erasureId) throw new ErasureAlreadyScheduled(user.erasureId);
  return changed(
    { ...user, erasureId: request.erasureId },
    UserErasureRequested.of({ userId: user.id, ...request, requestedAt: now.toISOString() }),
  );
}

/** Archival scheduled an erasure, whichever door it was asked at. */
export function erasureScheduled(user: UserEntity, erasureId: string): Change<UserEntity> {
  return user.erasureId === erasureId ? unchanged(user) : changed({ ...user, erasureId });
}

/** Only the erasure that this account waits for can be called off, and only before it has begun. */
export function erasureCancelled(user: UserEntity, erasureId: string): Change<UserEntity> {
  if (user.erasureId !== erasureId || user.status === 'erasing') return unchanged(user);
  return changed({ ...user, erasureId: null });
}

/** Somebody else takes the account over than who asked for its erasure. What runs already cannot be called off. */
export function withdrawErasure(user: UserEntity): Change<UserEntity> {
  const { id: userId, erasureId, status } = user;
  if (!erasureId || status === 'erasing') return unchanged(user);
  return changed({ ...user, erasureId: null }, UserErasureWithdrawn.of({ userId, erasureId }));
}

/** The erasure has begun: from now on nobody logs in. */
export function beginErasure(user: UserEntity, erasureId: string): Change<UserEntity> {
  if (user.status === 'erasing') return unchanged(user);
  return changed({ ...user, status: 'erasing', erasureId });
}

/** The profile, as events carry it. */
export const profileOf = ({ id, email, emailVerified, displayName, timeZone, locale }: NewUser) => ({
  userId: id,
  email,
  emailVerified,
  displayName,
  timeZone,
  locale,
});
