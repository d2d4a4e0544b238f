import { describe, expect, it } from '@jest/globals';
import { blanked, excerptOf } from './citation.rules.ts';

describe('an excerpt', () => {
  it('is the memory itself when that is short', () => {
    expect(excerptOf('I swim best\n before breakfast.')).toBe('I swim best before breakfast.');
  });

  it('is cut at a word and says so', () => {
    const excerpt = excerptOf('word '.repeat(100));
    expect(excerpt.length).toBeLessThanOrEqual(280);
    expect(excerpt).toMatch(/word…$/);
  });
});

describe('an answer whose memory is forgotten', () => {
  it('loses the quotation and keeps the rest', () => {
    const answer = 'You told me: “I swim best before breakfast.” So try the morning.';
    expect(blanked(answer, 'I swim best before breakfast.')).toBe(
      'You told me: “[forgotten].” So try the morning.',
    );
  });

  it('loses what the house retold of it', () => {
    const answer = 'You told me: your sister Ines lives in Porto; you swim best before breakfast.';
    expect(blanked(answer, 'My sister Ines lives in Porto.')).toBe(
      'You told me: [forgotten]; you swim best before breakfast.',
    );
  });

  it('loses all of a quotation that the excerpt has only the beginning of', () => {
    const answer = 'You told me: “It was a long story about a boat and its owner.” And more.';
    expect(blanked(answer, 'It was a long story …')).toBe('You told me: “[forgotten].” And more.');
  });

  it('is left alone when it quotes nothing, or the excerpt was blanked before', () => {
    expect(blanked('Try the morning.', 'I swim (best) early.')).toBe('Try the morning.');
    expect(blanked('Try the morning.', '')).toBe('Try the morning.');
  });
});
