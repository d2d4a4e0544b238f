import type { UserEntity } from '../../src/accounts/user.entity.ts';

/** The row of a user, valid with no argument. */
export function aUserRow(given: Partial<UserEntity> = {}): UserEntity {
  return {
    id: '01890000-0000-7000-8000-00000000face',
    email: 'ada@example.org',
    emailVerified: false,
    passwordHash:
      '$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g',
    displayName: 'Ada',
    timeZone: 'Europe/Lisbon',
    locale: 'en',
    status: 'active',
    erasureId: null,
    version: 1,
    createdAt: new Date('2026-05-04T07:40:00Z'),
    updatedAt: new Date('2026-05-04T07:40:00Z'),
    ...given,
  };
}
