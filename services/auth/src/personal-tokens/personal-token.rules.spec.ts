import { describe, expect, it } from '@jest/globals';
import { endOfToken } from './personal-token.rules.ts';

const now = new Date('2026-05-04T07:40:00.000Z');

describe('the end of a personal access token', () => {
  it.each([
    [undefined, '2026-08-02T07:40:00.000Z'],
    ['2026-05-04T07:40:00.001Z', '2026-05-04T07:40:00.001Z'],
    ['2027-05-04T07:40:00.000Z', '2027-05-04T07:40:00.000Z'],
    ['2027-05-04T07:40:00.001Z', undefined],
    ['2026-05-04T07:40:00.000Z', undefined],
    ['2026-05-03T07:40:00.000Z', undefined],
  ])('asked for %s is %s', (asked, end) => expect(endOfToken(asked, now)?.toISOString()).toBe(end));
});
