import { describe, expect, it } from '@jest/globals';
import { normaliseEmail } from './email.rules.ts';

describe('an e-mail address', () => {
  it.each([
    [' Ada@Example.ORG ', 'ada@example.org'],
    ['ada+plans@example.org', 'ada+plans@example.org'],
    ['ada@bücher.example', 'ada@xn--bcher-kva.example'],
    ['zoe\u0308@example.org', 'zo\u00eb@example.org'],
    ['nonsense', 'nonsense'],
  ])('%s is kept as %s', (given, kept) => {
    expect(normaliseEmail(given)).toBe(kept);
  });

  it('stays as it is when it is normalised again', () => {
    const once = normaliseEmail('ADA@Bücher.Example');
    expect(normaliseEmail(once)).toBe(once);
  });
});
