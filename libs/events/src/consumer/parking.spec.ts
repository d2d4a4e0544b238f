import { describe, expect, it } from '@jest/globals';
import { backOffSeconds, MAX_ATTEMPTS } from './parking.ts';

describe('the wait between two tries of a parked event', () => {
  it('doubles up to five minutes, with jitter below', () => {
    expect(backOffSeconds(1, 1)).toBe(2);
    expect(backOffSeconds(3, 0)).toBe(4);
    expect(backOffSeconds(MAX_ATTEMPTS, 1)).toBe(300);
  });

  it('adds up to about an hour before the event becomes a dead letter', () => {
    let seconds = 0;
    for (let attempts = 1; attempts < MAX_ATTEMPTS; attempts += 1) seconds += backOffSeconds(attempts, 0.5);
    expect(seconds / 60).toBeGreaterThan(40);
    expect(seconds / 60).toBeLessThan(70);
  });
});
