import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import {
  beginningOf,
  hashOfPersonalToken,
  looksPersonal,
  writePersonalToken,
} from './personal-token.rules.ts';

const id = '01890000-0000-7000-8000-0000face1234';
const token = writePersonalToken(id, randomBytes(32));

describe('a personal access token', () => {
  it('is found by scanners, and known again by its owner', () => {
    expect(token).toMatch(/^odyssey_pat_face1234[\w-]{43}_[0-9a-f]{8}$/);
    expect([looksPersonal(token), token.startsWith(beginningOf(id))]).toEqual([true, true]);
  });
  it('is known by its hash', () => {
    expect(hashOfPersonalToken(token)).toMatch(/^[0-9a-f]{64}$/);
    expect(hashOfPersonalToken(writePersonalToken(id, randomBytes(32)))).not.toBe(hashOfPersonalToken(token));
  });
  it.each([
    [
      'with one character changed',
      token.replace(/(.{20})./, (_, head) => `${head}${token[20] === 'A' ? 'B' : 'A'}`),
    ],
    ['cut short', token.slice(0, -1)],
    ['without a checksum', token.slice(0, -9)],
    ['with more behind it', `${token}0`],
    ['that is only a prefix', 'odyssey_pat_'],
    ['that is something else', 'eyJhbGciOiJFUzI1NiJ9.e30.c2ln'],
  ])('%s is none of ours', (_what, other) => expect(hashOfPersonalToken(other)).toBeUndefined());
});
