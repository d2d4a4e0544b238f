import { beforeEach, describe, expect, it } from '@jest/globals';
import { CircuitBreaker } from './circuit-breaker.ts';

describe('the circuit breaker of a provider', () => {
  let now: number;
  let breaker: CircuitBreaker;
  const fail = (times: number) => {
    for (let n = 0; n < times; n += 1) breaker.failed();
  };

  beforeEach(() => {
    now = 0;
    breaker = new CircuitBreaker(() => now);
  });

  it('opens after three failures in a row, not before', () => {
    fail(2);
    expect(breaker.admits()).toBe(true);
    breaker.succeeded();
    fail(2);
    expect(breaker.admits()).toBe(true);
    fail(1);
    expect(breaker.state).toBe('open');
    expect(breaker.admits()).toBe(false);
  });

  it('lets one attempt probe after 30 s, and closes when it succeeds', () => {
    fail(3);
    now = 30_000;
    expect(breaker.admits()).toBe(true);
    expect(breaker.admits()).toBe(false);
    breaker.succeeded();
    expect(breaker.state).toBe('closed');
  });

  it('opens again for 30 s when the probe fails', () => {
    fail(3);
    now = 30_000;
    breaker.admits();
    fail(1);
    now = 59_999;
    expect(breaker.admits()).toBe(false);
    now = 60_000;
    expect(breaker.admits()).toBe(true);
  });

  it('may probe again when the caller of the probe left', () => {
    fail(3);
    now = 30_000;
    breaker.admits();
    breaker.undecided();
    expect(breaker.admits()).toBe(true);
  });
});
