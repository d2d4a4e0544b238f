import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { HANDLER_MS, HandlerTooSlow, inTime } from './deadline.ts';

describe('the deadline of a handler', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('lets what ends in time through, and leaves no timer behind', async () => {
    await expect(inTime('ai.write', Promise.resolve('done'))).resolves.toBe('done');
    await expect(inTime('ai.write', Promise.reject(new Error('poison')))).rejects.toThrow('poison');
    expect(jest.getTimerCount()).toBe(0);
  });

  it('blames the handler that does not end', async () => {
    const late = inTime('ai.write', new Promise(() => {}));
    const blamed = expect(late).rejects.toBeInstanceOf(HandlerTooSlow);
    await jest.advanceTimersByTimeAsync(HANDLER_MS);
    await blamed;
  });
});
