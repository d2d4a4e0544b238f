import { describe, expect, it } from '@jest/globals';
import { unchanged } from '@odyssey/events';
import { aRefreshToken, aSession } from '../../test/factories/a-session.ts';
import {
  decideRefresh,
  endSession,
  IDLE_LIMIT,
  newToken,
  RACE_WINDOW,
  SESSION_LIMIT,
} from './session.rules.ts';

const start = new Date('2026-05-04T07:40:00.000Z');
const later = (ms: number) => new Date(start.getTime() + ms);

describe('a refresh token', () => {
  it('is exchanged at its first use', () => {
    expect(decideRefresh(aRefreshToken(), aSession(), later(600_000))).toBe('rotate');
  });

  it('brings the same successor again inside the window, to its last millisecond', () => {
    const used = aRefreshToken({ rotatedAt: start });
    expect(decideRefresh(used, aSession(), later(0))).toBe('repeat');
    expect(decideRefresh(used, aSession(), later(RACE_WINDOW))).toBe('repeat');
    expect(decideRefresh(used, aSession(), later(RACE_WINDOW + 1))).toBe('reuse');
  });

  it('is refused when it idled too long, even if it was used before', () => {
    expect(decideRefresh(aRefreshToken(), aSession(), later(IDLE_LIMIT))).toBe('refuse');
    expect(decideRefresh(aRefreshToken({ rotatedAt: start }), aSession(), later(IDLE_LIMIT))).toBe('refuse');
  });

  it('is refused when its session is over', () => {
    const session = aSession({ endedAt: later(1), endReason: 'logout' });
    expect(decideRefresh(aRefreshToken(), session, later(2))).toBe('refuse');
    expect(decideRefresh(aRefreshToken({ rotatedAt: start }), session, later(3))).toBe('refuse');
  });

  it('never outlives its session', () => {
    const lastDays = later(SESSION_LIMIT - 1_000);
    expect(newToken(aSession(), 'b'.repeat(64), lastDays).expiresAt).toEqual(later(SESSION_LIMIT));
    expect(newToken(aSession(), 'b'.repeat(64), start).expiresAt).toEqual(later(IDLE_LIMIT));
  });
});

describe('ending a session', () => {
  it('is told once and keeps its first reason', () => {
    const ended = endSession(aSession(), 'logout', start);
    expect(ended.events.map((fact) => fact.event.type)).toEqual(['auth.session.revoked.v1']);
    expect(endSession(ended.state, 'erasure', later(1))).toEqual(unchanged(ended.state));
  });
});
