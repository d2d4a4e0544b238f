import { describe, expect, it } from '@jest/globals';
import {
  KEY_LIFE,
  type KeyTimes,
  PUBLISHED_AHEAD,
  PUBLISHED_BEHIND,
  planKeys,
  signingKeyOf,
} from './key.rules.ts';

const start = new Date('2026-05-04T07:40:00.000Z');
const after = (ms: number) => new Date(start.getTime() + ms);
const HOUR = 3_600_000;

const key = (kid: string, activeFrom: Date, canSign = true): KeyTimes => ({ kid, activeFrom, canSign });

/** Runs the plan as the rotation job does. */
function step(keys: KeyTimes[], now: Date): KeyTimes[] {
  const plan = planKeys(keys, now);
  const made = plan.create.map((from) => key(`made ${now.toISOString()} for ${from.toISOString()}`, from));
  return [...keys.filter(({ kid }) => !plan.remove.includes(kid)), ...made];
}

describe('signing keys', () => {
  it('are two from the first moment: one that signs and one that will', () => {
    expect(planKeys([], start)).toEqual({ create: [start, after(KEY_LIFE)], remove: [] });
  });

  it('need nothing while nothing is due', () => {
    const keys = step([], start);
    expect(planKeys(keys, after(KEY_LIFE - 1))).toEqual({ create: [], remove: [] });
  });

  it('were in the JWKS for a day before they sign, over a year of hourly rotation', () => {
    let keys = step([], start);
    const first = signingKeyOf(keys, start)?.kid;
    const seen = new Map(keys.map(({ kid }) => [kid, start]));
    for (let hour = 1; hour < 365 * 24; hour += 1) {
      const now = after(hour * HOUR);
      keys = step(keys, now);
      for (const { kid } of keys) if (!seen.has(kid)) seen.set(kid, now);
      const signs = signingKeyOf(keys, now)?.kid ?? '';
      expect(keys.length).toBeLessThanOrEqual(3);
      if (signs !== first)
        expect(now.getTime() - (seen.get(signs)?.getTime() ?? Infinity)).toBeGreaterThanOrEqual(
          PUBLISHED_AHEAD,
        );
    }
    expect(seen.size).toBe(14);
  });

  it('stay published until their last token has expired', () => {
    const keys = [key('old', start), key('new', after(KEY_LIFE)), key('next', after(2 * KEY_LIFE))];
    expect(planKeys(keys, after(KEY_LIFE + PUBLISHED_BEHIND)).remove).toEqual([]);
    expect(planKeys(keys, after(KEY_LIFE + PUBLISHED_BEHIND + 1)).remove).toEqual(['old']);
  });

  it('give the next one a day in the JWKS even when the service slept through the rotation', () => {
    const keys = [key('old', start), key('next', after(KEY_LIFE))];
    const late = after(KEY_LIFE * 3);
    expect(planKeys(keys, late).create).toEqual([new Date(late.getTime() + PUBLISHED_AHEAD)]);
    expect(signingKeyOf(keys, late)?.kid).toBe('next');
  });

  it('are replaced at once when the secret has changed; old ones still verify until their tokens are gone', () => {
    const locked = [key('old', start, false), key('next', after(KEY_LIFE), false)];
    const now = after(HOUR);
    expect(planKeys(locked, now)).toEqual({
      create: [now, new Date(now.getTime() + KEY_LIFE)],
      remove: ['next'],
    });
    const keys = step(locked, now);
    expect(planKeys(keys, new Date(now.getTime() + PUBLISHED_BEHIND)).remove).toEqual([]);
    expect(planKeys(keys, new Date(now.getTime() + PUBLISHED_BEHIND + 1)).remove).toEqual(['old']);
  });
});
