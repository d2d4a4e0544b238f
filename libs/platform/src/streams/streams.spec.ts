import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { NEVER } from 'rxjs';
import type { CallerIdentity } from '../access/caller.ts';
import { EndedAccess } from '../access/ended-access.ts';
import { Streams } from './streams.ts';

class NobodyEnded extends EndedAccess {
  override sessionEnded = async () => false;
  override personErased = async () => false;
}
const MINUTE = 60_000;

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

describe('a live stream', () => {
  it('ends after ten minutes although its token lives a year, so that its reader is asked again who they are', async () => {
    const script: CallerIdentity = {
      userId: '01890000-0000-7000-8000-000000000001',
      sessionId: '01890000-0000-7000-8000-000000000002',
      scopes: ['tasks:read'],
      authTime: new Date(0),
      expiresAt: new Date(Date.now() + 365 * 24 * 60 * MINUTE),
      timeZone: 'UTC',
      locale: 'en',
    };
    let ended = false;
    new Streams(new NobodyEnded()).open(script, NEVER).subscribe({
      complete: () => {
        ended = true;
      },
    });
    await jest.advanceTimersByTimeAsync(10 * MINUTE - 1);
    expect(ended).toBe(false);
    await jest.advanceTimersByTimeAsync(1);
    expect(ended).toBe(true);
  });
});
