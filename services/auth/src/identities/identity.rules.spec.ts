import { describe, expect, it } from '@jest/globals';
import { type Claims, vouchedPerson } from './identity.rules.ts';

const vouched = (claims: Claims) => vouchedPerson('https://id.example.com', '7', claims);

describe('somebody whom a provider vouches for', () => {
  it('is who issuer and subject say', () => {
    expect(
      vouched({
        sub: 'not this one',
        email: ' Ada@Example.ORG',
        email_verified: true,
        name: 'Ada Lovelace',
        zoneinfo: 'Europe/London',
        locale: 'en-gb',
      }),
    ).toEqual({
      issuer: 'https://id.example.com',
      subject: '7',
      email: 'ada@example.org',
      emailVerified: true,
      displayName: 'Ada Lovelace',
      timeZone: 'Europe/London',
      locale: 'en-GB',
    });
  });

  it.each([undefined, false, 'true', 'false', 1, null])(
    'has an address that is not verified when the provider says %j',
    (email_verified) => {
      expect(vouched({ email: 'ada@example.org', email_verified }).emailVerified).toBe(false);
    },
  );

  it.each([undefined, '', 'nonsense', 7, 'a@b', { email: 'ada@example.org' }])(
    'has no address when the provider says %j, and none that is verified',
    (email) => {
      expect(vouched({ email, email_verified: true })).toMatchObject({ email: null, emailVerified: false });
    },
  );

  it.each<[Claims, string]>([
    [{ name: '  ', given_name: 'Ada', family_name: 'Lovelace' }, 'Ada Lovelace'],
    [{ given_name: 'Ada' }, 'Ada'],
    [{ nickname: 'ada' }, 'ada'],
    [{ preferred_username: 'ada.l' }, 'ada.l'],
    [{ email: 'countess@example.org' }, 'countess'],
    [{ name: 7 }, 'Traveller'],
    [{ name: 'Ada\u0000\u0007\nLovelace' }, 'Ada Lovelace'],
    [{ name: `${'x'.repeat(79)}🌊` }, 'x'.repeat(79)],
    [{ name: 'x'.repeat(100_000) }, 'x'.repeat(80)],
  ])('of %j is called %s', (claims, name) => {
    expect(vouched(claims).displayName).toBe(name);
  });

  it('lives where the rest of the world does when the provider talks nonsense', () => {
    expect(vouched({ zoneinfo: 'Mars/Olympus', locale: '; drop table' })).toMatchObject({
      timeZone: 'UTC',
      locale: 'en',
    });
  });
});
