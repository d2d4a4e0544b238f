import type { RefreshTokenEntity } from '../../src/sessions/refresh-token.entity.ts';
import type { SessionEntity } from '../../src/sessions/session.entity.ts';
import { newToken, startSession } from '../../src/sessions/session.rules.ts';

const started = new Date('2026-05-04T07:40:00.000Z');

export function aSession(given: Partial<SessionEntity> = {}): SessionEntity {
  const ids = {
    id: '01890000-0000-7000-8000-000000000001',
    ownerId: '01890000-0000-7000-8000-00000000face',
    userAgent: 'Firefox',
    network: '203.0.113.0/24',
    newPlace: false,
    secondFactor: false,
  };
  return {
    ...startSession(ids, started).state,
    version: 1,
    createdAt: started,
    updatedAt: started,
    ...given,
  };
}

export function aRefreshToken(given: Partial<RefreshTokenEntity> = {}): RefreshTokenEntity {
  return { ...newToken(aSession(), 'a'.repeat(64), started), ...given };
}
