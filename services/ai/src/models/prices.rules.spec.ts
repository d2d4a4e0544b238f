import { describe, expect, it } from '@jest/globals';
import { costOf, picoPerToken } from './prices.rules.ts';

const gpt4o = { input: picoPerToken('2.50'), output: picoPerToken('10') };

describe('the cost of an attempt', () => {
  it('is exact in pico-US-dollars', () => {
    const tokens = { input: 86, cachedInput: 1920, output: 200, reasoning: 100 };
    expect(costOf(tokens, gpt4o)).toBe(8_015_000_000n); // 2,006 × $2.50 and 300 × $10 a million = $0.008015
  });

  it('is unknown, not nothing, without a price or without a count', () => {
    expect(costOf({ input: 1, cachedInput: 0, output: 1, reasoning: 0 }, undefined)).toBeNull();
    expect(costOf(undefined, gpt4o)).toBeNull();
  });

  it.each(['0.1234567', '-1', '1,5', ''])('refuses the price “%s”', (text) => {
    expect(() => picoPerToken(text)).toThrow(RangeError);
  });
});
