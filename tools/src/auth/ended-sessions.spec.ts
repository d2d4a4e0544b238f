import { describe, expect, it } from '@jest/globals';
import { Fault } from '../fault.ts';
import { anOperator, aPerson, type Ended, inWords } from './ended-sessions.ts';

const ended = (given: Partial<Ended>): Ended => ({
  found: true,
  people: 1,
  sessions: 2,
  tokens: 0,
  tokensLeft: 0,
  tries: 1,
  ...given,
});
const ada = { email: 'ada@example.org' };
const first = (words: string) => words.split('\n')[0];

describe('whose sessions are to end', () => {
  it('is an address or the id of a person, and nothing else', () => {
    expect(aPerson(' Ada@example.org ')).toEqual({ email: 'Ada@example.org' });
    expect(aPerson('01890000-0000-7000-8000-00000000ABCD')).toEqual({
      userId: '01890000-0000-7000-8000-00000000abcd',
    });
    for (const other of [
      'ada',
      'ada@',
      '@example.org',
      'a b@example.org',
      `${'a'.repeat(310)}@example.org`,
      '',
      // auth would not take it for an id, and try four times.
      '11111111-1111-1111-1111-111111111111',
    ])
      expect(() => aPerson(other)).toThrow('an e-mail address, or a user id');
  });

  it('is told with the name of an operator that auth can take', () => {
    expect(anOperator('olga')).toBe('olga');
    expect(() => anOperator('o'.repeat(101))).toThrow('at most 100 characters');
  });
});

describe('what was ended', () => {
  it('is told by number, with what stays good', () => {
    expect(inWords(ended({ tokensLeft: 1 }), ada).split('\n')).toEqual([
      '2 sessions of ada@example.org ended.',
      'Every service refuses them within two seconds.',
      'Still good: 1 personal access token. --tokens ends them, too.',
      expect.stringContaining('docs/runbooks/stolen-account.md'),
    ]);
    expect(first(inWords(ended({ sessions: 1, tokens: 3 }), ada))).toBe(
      '1 session and 3 personal access tokens of ada@example.org ended.',
    );
    expect(first(inWords(ended({ people: 3, sessions: 1_200 }), undefined))).toContain(
      '1,200 sessions of 3 people ended',
    );
  });

  it('is nothing where nothing was open', () => {
    const none = { people: 0, sessions: 0 };
    expect(first(inWords(ended(none), ada))).toBe(
      'Nothing was open that was to be ended: ada@example.org is logged in nowhere.',
    );
    expect(first(inWords(ended(none), undefined))).toBe('Nothing was open that was to be ended.');
  });

  it('is at least that much when an earlier try was interrupted', () => {
    expect(first(inWords(ended({ sessions: 0, tries: 2 }), ada))).toContain('At least 0 sessions of ada');
  });

  it('is a fault when there is nobody of that name', () => {
    const unknown = () => inWords(ended({ found: false }), ada);
    expect(unknown).toThrow(Fault);
    expect(unknown).toThrow('Nobody logs in here as ada@example.org, so nothing was ended.');
  });
});
