import { describe, expect, it } from '@jest/globals';
import { handleOf, isCloned } from './passkey.rules.ts';

describe('a counter of signatures', () => {
  it.each([
    [0, 0, false],
    [0, 1, false],
    [7, 8, false],
    [7, 7, true],
    [7, 6, true],
    [7, 0, true],
  ])('known at %d that says %d is of a copy: %s', (known, said, cloned) => {
    expect(isCloned(known, said)).toBe(cloned);
  });
});

it('an account is handed to authenticators as sixteen bytes', () => {
  const handle = Buffer.from(handleOf('01890000-0000-7000-8000-00000000face'), 'base64url');
  expect(handle.toString('hex')).toBe('0189000000007000800000000000face');
});
