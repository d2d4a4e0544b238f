import { describe, expect, it } from '@jest/globals';
import { periodOf, sumUp } from './usage.rules.ts';

describe('the period of a usage report', () => {
  it('is the last thirty days unless asked otherwise', () => {
    expect(periodOf({}, '2026-05-30')).toEqual({ from: '2026-05-01', to: '2026-05-30' });
    expect(periodOf({ to: '2026-03-01' }, '2026-05-30')).toEqual({ from: '2026-01-31', to: '2026-03-01' });
  });

  it.each([
    ['runs backwards', { from: '2026-05-02', to: '2026-05-01' }],
    ['is longer than a year', { from: '2024-01-01', to: '2026-05-01' }],
  ])('is refused when it %s', (_, query) => {
    expect(() => periodOf(query, '2026-05-30')).toThrow(expect.objectContaining({ code: 'invalid_request' }));
  });
});

describe('the sums of a usage report', () => {
  it('keep every pico-dollar, beyond what a float can count', () => {
    const day = {
      date: '2026-05-01',
      purpose: 'plan' as const,
      provider: 'openai',
      model: 'gpt-4o',
      attempts: 2,
      accepted: 1,
      inputTokens: 10,
      outputTokens: 5,
      costPicoUsd: '9007199254740993',
      unpricedAttempts: 1,
    };
    expect(sumUp([day, { ...day, costPicoUsd: '2' }])).toEqual({
      attempts: 4,
      accepted: 2,
      inputTokens: 20,
      outputTokens: 10,
      costPicoUsd: '9007199254740995',
      unpricedAttempts: 2,
    });
  });
});
