import { describe, expect, it } from '@jest/globals';
import { stem } from './stem.rules.ts';

describe('a stem', () => {
  /** Pairs from the paper and its published vocabulary. */
  it.each([
    ['caresses', 'caress'],
    ['ponies', 'poni'],
    ['cats', 'cat'],
    ['agreed', 'agre'],
    ['feed', 'feed'],
    ['plastered', 'plaster'],
    ['sing', 'sing'],
    ['motoring', 'motor'],
    ['hopping', 'hop'],
    ['falling', 'fall'],
    ['filing', 'file'],
    ['happy', 'happi'],
    ['sky', 'sky'],
    ['relational', 'relat'],
    ['conditional', 'condit'],
    ['vietnamization', 'vietnam'],
    ['hopefulness', 'hope'],
    ['electricity', 'electr'],
    ['adjustment', 'adjust'],
    ['adoption', 'adopt'],
    ['effective', 'effect'],
    ['rate', 'rate'],
    ['controlling', 'control'],
    ['yoga', 'yoga'],
    ['yearly', 'yearli'],
  ])('of %s is %s', (word, expected) => {
    expect(stem(word)).toBe(expected);
  });

  it('is shared by the forms of one word', () => {
    expect(new Set(['live', 'lives', 'lived', 'living'].map(stem)).size).toBe(1);
    expect(new Set(['swim', 'swims', 'swimming'].map(stem)).size).toBe(1);
  });

  it('keeps words apart that only look alike', () => {
    expect(stem('lyon')).not.toBe(stem('lion'));
    expect(stem('marta')).not.toBe(stem('maria'));
  });
});
