import { SessionCreated, SessionRevoked } from '@odyssey/contracts';
import { type Change, changed, unchanged } from '@odyssey/events';
import type { SecurityKind } from '../security-log/security-kinds.ts';
import type { RefreshTokenEntity } from './refresh-token.entity.ts';
import type { EndReason, SessionEntity } from './session.entity.ts';

const SECOND = 1_000;
const DAY = 86_400 * SECOND;

/** A session that is not used for 30 days is over; one that is used is over after half a year, and the password is asked again. */
export const IDLE_LIMIT = 30 * DAY;
export const SESSION_LIMIT = 180 * DAY;

/**
 * Several tabs that wake together send the same refresh token within moments; all of them get the same successor.
 * Long enough for a slow phone on a bad line, short enough that a stolen token is noticed.
 */
export const RACE_WINDOW = 10 * SECOND;

export type NewSession = Omit<SessionEntity, 'version' | 'createdAt' | 'updatedAt'>;

interface Beginning {
  id: string;
  ownerId: string;
  userAgent?: string;
  /** Shortened. */
  network: string;
  /** A device or a network that this person has not been seen on. */
  newPlace: boolean;
  /** Whether one was shown. */
  secondFactor: boolean;
}

export function startSession(
  { id, ownerId, userAgent, network, newPlace, secondFactor }: Beginning,
  now: Date,
): Change<NewSession> {
  const session: NewSession = {
    id,
    ownerId,
    startedAt: now,
    authenticatedAt: now,
    secondFactorAt: secondFactor ? now : null,
    lastUsedAt: now,
    network,
    name: null,
    userAgent: userAgent ?? null,
    expiresAt: new Date(now.getTime() + SESSION_LIMIT),
    endedAt: null,
    endReason: null,
  };
  return changed(
    session,
    SessionCreated.of({ sessionId: id, startedAt: now.toISOString(), userAgent, newPlace }),
  );
}

/** A session ends once; the first reason stays. */
export function endSession(session: SessionEntity, reason: EndReason, now: Date): Change<SessionEntity> {
  if (session.endedAt) return unchanged(session);
  return changed(
    { ...session, endedAt: now, endReason: reason },
    SessionRevoked.of({ sessionId: session.id, revokedAt: now.toISOString(), reason }),
  );
}

/** How the end of a session is told in its owner's security log. */
export function kindOfEnd(reason: EndReason): SecurityKind {
  if (reason === 'logout') return 'logged_out';
  return reason === 'reuse_detected' ? 'refresh_reuse_detected' : 'session_ended';
}

/** When it is over if it is not used again. */
export const endOf = ({ lastUsedAt, expiresAt }: Pick<SessionEntity, 'lastUsedAt' | 'expiresAt'>): Date =>
  new Date(Math.min(lastUsedAt.getTime() + IDLE_LIMIT, expiresAt.getTime()));

/** A token lives as long as the session may idle, never longer than the session. */
export function newToken(
  session: Pick<SessionEntity, 'id' | 'ownerId' | 'expiresAt'>,
  hash: string,
  now: Date,
): RefreshTokenEntity {
  const expiresAt = endOf({ lastUsedAt: now, expiresAt: session.expiresAt });
  return { hash, sessionId: session.id, ownerId: session.ownerId, issuedAt: now, expiresAt, rotatedAt: null };
}

/**
 * What a presented refresh token deserves:
 * `rotate` – the first use: it gets a successor; `repeat` – used a moment ago: the same successor again;
 * `reuse` – used long ago: someone holds a copy, the family must die; `refuse` – expired, or the session is over.
 */
export type RefreshDecision = 'rotate' | 'repeat' | 'reuse' | 'refuse';

export function decideRefresh(token: RefreshTokenEntity, session: SessionEntity, now: Date): RefreshDecision {
  if (session.endedAt || now >= session.expiresAt || now >= token.expiresAt) return 'refuse';
  if (!token.rotatedAt) return 'rotate';
  return now.getTime() - token.rotatedAt.getTime() <= RACE_WINDOW ? 'repeat' : 'reuse';
}
