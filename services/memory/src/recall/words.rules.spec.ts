import { describe, expect, it } from '@jest/globals';
import { terms, words } from './words.rules.ts';

describe('the words of a text', () => {
  it('write contractions out and keep times, decimals and thousands whole', () => {
    expect(words("I don't swim 1,500 m at 7:30 — it's 1.5 km, Maria’s pool")).toEqual([
      'i',
      'do',
      'not',
      'swim',
      '1500',
      'm',
      'at',
      '7:30',
      'it',
      '1.5',
      'km',
      'maria',
      'pool',
    ]);
  });

  it('are the same with and without accents', () => {
    expect(words('Café Zoë')).toEqual(words('cafe zoe'));
  });

  it('are found in scripts that write no spaces', () => {
    expect(words('私は東京に住んでいます')).toContain('東京');
  });
});

describe('the terms of a text', () => {
  it('leave out the words of asking', () => {
    expect(terms('Can you please remind me where I live?')).toEqual(terms('live'));
    expect(terms('What was it that I said?')).toEqual([]);
  });

  it('bring irregular forms together', () => {
    expect(terms('ran, slept and wrote')).toEqual(terms('run sleep write'));
  });

  it('keep months and names', () => {
    expect(terms('in May with Marta')).toEqual(terms('May Marta'));
    expect(terms('in May with Marta')).toHaveLength(2);
  });
});
