import { describe, expect, it } from '@jest/globals';
import { isCommonPassword, passwordLength } from './password.rules.ts';

describe('a password', () => {
  it.each(['password', 'PassWord', '12345678', 'iloveyou', 'aaaaaaaaaa'])(
    '%s is one that attackers try first',
    (password) => {
      expect(isCommonPassword(password)).toBe(true);
    },
  );

  it.each(['correct horse battery staple', 'vier-blaue-elche', '🌊🌊🌊🏔️🏔️🌅🌅⛵'])(
    '%s is not common',
    (password) => {
      expect(isCommonPassword(password)).toBe(false);
    },
  );

  it('is common when it is the own address or name, with or without a few digits', () => {
    const own = ['ada.lovelace@example.org', 'Ada Lovelace'];
    expect(isCommonPassword('ada.lovelace', own)).toBe(true);
    expect(isCommonPassword('Ada.Lovelace@example.org', own)).toBe(true);
    expect(isCommonPassword('ada lovelace1815', own)).toBe(true);
    expect(isCommonPassword('ada lovelace wrote the first program', own)).toBe(false);
  });

  it.each(['Odyssey2026!', 'lovelace', 'Lovelace1815', 'adalovelace', 'lovelacelovelace'])(
    'is common when it is made of words of the context: %s',
    (password) => {
      expect(isCommonPassword(password, ['ada.lovelace@example.org', 'Ada Lovelace'])).toBe(true);
    },
  );

  it('may have such a word in it', () => {
    const own = ['ada.lovelace@example.org', 'Ada Lovelace'];
    expect(isCommonPassword('an odyssey by bicycle', own)).toBe(false);
    expect(isCommonPassword('lovelace at the loom', own)).toBe(false);
  });

  it('is counted in characters, not in UTF-16 units', () => {
    expect(passwordLength('🌊🌅⛵🏔')).toBe(4);
  });

  it('has one length however its accents are typed', () => {
    expect(passwordLength('cafe\u0301 cre\u0300me')).toBe(passwordLength('caf\u00e9 cr\u00e8me'));
  });
});
