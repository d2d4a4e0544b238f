import { describe, expect, it } from '@jest/globals';
import { Pause } from './pause.ts';

describe('a pause', () => {
  it('grows with every failure, up to half a minute, and ends with a success', () => {
    let now = 0;
    const pause = new Pause(() => now);
    const lengths = Array.from({ length: 7 }, () => {
      pause.failed();
      pause.failed();
      const { seconds } = pause;
      now += seconds * 1000;
      return seconds;
    });
    expect(lengths).toEqual([1, 2, 4, 8, 16, 30, 30]);
    expect(pause.seconds).toBe(0);
    pause.failed();
    pause.succeeded();
    expect(pause.seconds).toBe(0);
    pause.failed();
    expect(pause.seconds).toBe(1);
  });
});
