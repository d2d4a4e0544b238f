import { describe, expect, it } from '@jest/globals';
import { canonicalLocale, isLocale, isTimeZone } from './place.rules.ts';

describe('a time zone', () => {
  it.each(['UTC', 'Europe/Lisbon', 'America/Argentina/Buenos_Aires', 'Asia/Kolkata'])('%s is one', (zone) => {
    expect(isTimeZone(zone)).toBe(true);
  });

  it.each(['', '+02:00', 'Mars/Olympus', 'Europe/', 'Europe/Lisbon; drop table users'])(
    '"%s" is none',
    (zone) => {
      expect(isTimeZone(zone)).toBe(false);
    },
  );
});

describe('a locale', () => {
  it('is a BCP 47 tag, kept in its canonical form', () => {
    expect(isLocale('pt-br')).toBe(true);
    expect(canonicalLocale('pt-br')).toBe('pt-BR');
    expect(isLocale('not a locale')).toBe(false);
  });
});
