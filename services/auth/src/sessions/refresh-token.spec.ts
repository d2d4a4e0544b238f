import { describe, expect, it } from '@jest/globals';
import { RefreshTokens } from './refresh-token.ts';

describe('refresh tokens', () => {
  const tokens = new RefreshTokens('a secret of the auth service');

  it('have the same successor whenever it is asked for, and no other token has it', () => {
    const token = tokens.first();
    const successor = tokens.successorOf(token);
    expect(tokens.successorOf(token)).toBe(successor);
    expect(tokens.successorOf(tokens.first())).not.toBe(successor);
    expect(successor).toMatch(/^odyssey_rt_[\w-]{43}$/);
  });

  it('cannot be derived without the secret', () => {
    const token = tokens.first();
    expect(new RefreshTokens('another secret').successorOf(token)).not.toBe(tokens.successorOf(token));
  });

  it('are known by a hash that does not contain them', () => {
    const token = tokens.first();
    expect(tokens.hash(token)).toMatch(/^[0-9a-f]{64}$/);
    expect(tokens.hash(token)).toBe(tokens.hash(token));
  });
});
