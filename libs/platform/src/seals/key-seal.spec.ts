import { describe, expect, it } from '@jest/globals';
import { KeySeal } from './key-seal.ts';

describe('a sealed key', () => {
  const seal = new KeySeal('a secret of the auth service', 'odyssey signing key seal');
  const sealed = seal.seal('kid-1', '{"d":"private"}');

  it('is opened by the same secret', () => {
    expect(seal.open('kid-1', sealed)).toBe('{"d":"private"}');
    expect(sealed).not.toContain('private');
  });

  it('stays shut for another secret, for another purpose, in another row, or when it was changed', () => {
    expect(new KeySeal('another secret', 'odyssey signing key seal').open('kid-1', sealed)).toBeUndefined();
    expect(
      new KeySeal('a secret of the auth service', 'another purpose').open('kid-1', sealed),
    ).toBeUndefined();
    expect(seal.open('kid-2', sealed)).toBeUndefined();
    expect(seal.open('kid-1', `${sealed.slice(0, -2)}AA`)).toBeUndefined();
    expect(seal.open('kid-1', 'short')).toBeUndefined();
  });
});
