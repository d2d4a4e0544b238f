import { describe, expect, it } from '@jest/globals';
import { within } from './within.ts';

describe('a call at close', () => {
  it('is given up at its deadline, since it may never come back', async () => {
    expect(await within(20, new Promise(() => {}))).toBe(false);
  });

  it('is waited for when it ends in time, well or badly', async () => {
    expect(await within(5_000, Promise.resolve())).toBe(true);
    expect(await within(5_000, Promise.reject(new Error('already gone')))).toBe(true);
  });
});
