import { describe, expect, it } from '@jest/globals';
import { knownZone, localDay } from './local-day.rules.ts';

const at = (instant: string) => new Date(instant);

describe("the person's own day", () => {
  it('is that of their zone, not of the server', () => {
    expect(localDay(at('2026-05-04T22:30:00Z'), 'Asia/Tokyo')).toBe('2026-05-05');
    expect(localDay(at('2026-05-04T02:30:00Z'), 'America/New_York')).toBe('2026-05-03');
    expect(localDay(at('2026-05-04T23:59:59Z'), 'UTC')).toBe('2026-05-04');
  });

  it('is right in the night when clocks change', () => {
    expect(localDay(at('2026-03-29T00:30:00Z'), 'Europe/Lisbon')).toBe('2026-03-29');
    expect(localDay(at('2026-10-24T23:30:00Z'), 'Europe/Lisbon')).toBe('2026-10-25');
  });

  it('is that of UTC in a zone that nobody knows', () => {
    expect(knownZone('Mars/Olympus_Mons')).toBe('UTC');
    expect(knownZone('Europe/Lisbon')).toBe('Europe/Lisbon');
  });
});
