import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Secret } from 'otpauth';
import { acceptedStep, codeOf, newTotpSecret, otpauthUrl, STEP, stepAt } from './totp.rules.ts';

/** RFC 6238, appendix B: the SHA-1 rows. Its codes have eight digits; six are their last six. */
const RFC_SECRET = Secret.fromLatin1('12345678901234567890').base32;
const RFC_VECTORS = [
  [59, '94287082'],
  [1_111_111_109, '07081804'],
  [1_111_111_111, '14050471'],
  [1_234_567_890, '89005924'],
  [2_000_000_000, '69279037'],
  [20_000_000_000, '65353130'],
] as const;

describe('a code of an authenticator app', () => {
  it.each(RFC_VECTORS)('is that of RFC 6238 at %d s', (seconds, code) => {
    const now = new Date(seconds * 1000);
    expect(codeOf(RFC_SECRET, stepAt(now))).toBe(code.slice(-6));
    expect(acceptedStep(RFC_SECRET, code.slice(-6), now, null)).toBe(stepAt(now));
  });

  it('is used at most once and never further than a step away, whatever is typed when', () => {
    const secret = newTotpSecret();
    const start = Date.parse('2026-05-04T07:40:00Z');
    // Each try: how much later it comes (the clock may go back, as clocks do), and whose step's code is typed.
    const tries = fc.array(
      fc.record({
        later: fc.integer({ min: -STEP, max: 2 * STEP }),
        offset: fc.integer({ min: -4, max: 4 }),
      }),
      { minLength: 1, maxLength: 40 },
    );
    fc.assert(
      fc.property(tries, (given) => {
        let now = start;
        let last: number | null = null;
        const used: number[] = [];
        for (const { later, offset } of given) {
          now += later;
          const typed = stepAt(new Date(now)) + offset;
          const step: number | undefined = acceptedStep(secret, codeOf(secret, typed), new Date(now), last);
          if (step === undefined) continue;
          expect(Math.abs(step - stepAt(new Date(now)))).toBeLessThanOrEqual(1);
          used.push(step);
          last = step;
        }
        expect(new Set(used).size).toBe(used.length);
      }),
      { numRuns: 200 },
    );
  });

  it('is taken one step early and one step late when none was used yet', () => {
    const secret = newTotpSecret();
    const now = new Date('2026-05-04T07:40:00Z');
    const taken = [-2, -1, 0, 1, 2].map(
      (offset) => acceptedStep(secret, codeOf(secret, stepAt(now) + offset), now, null) !== undefined,
    );
    expect(taken).toEqual([false, true, true, true, false]);
  });

  it.each(['', '12345', '1234567', 'abcdef', '٣٤٥٦٧٨'])('is not %j', (code) => {
    expect(acceptedStep(RFC_SECRET, code, new Date(59_000), null)).toBeUndefined();
  });

  it('is handed over with a secret of 160 bits, in the form apps scan', () => {
    const secret = newTotpSecret();
    expect(Secret.fromBase32(secret).bytes).toHaveLength(20);
    const url = new URL(otpauthUrl(secret, 'ada@example.org'));
    expect(decodeURIComponent(url.pathname)).toContain('Odyssey:ada@example.org');
    expect(url.searchParams.get('secret')).toBe(secret);
    expect(url.searchParams.get('digits')).toBe('6');
  });
});
