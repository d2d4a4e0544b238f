import { describe, expect, it } from '@jest/globals';
import { SecurityNoticed } from '@odyssey/contracts';
import { securityNoticed } from './security-messages.rules.ts';

const { data } = SecurityNoticed.example();

describe('a notice about the account', () => {
  it('says what, when in the own time, where from, and what to do', () => {
    const { title, body } = securityNoticed(data, 'Europe/Lisbon');
    expect(title).toBe('Your password was changed');
    expect(body).toBe(
      'On 4 May 2026 at 08:40 (Europe/Lisbon), with Firefox on Linux from the network 203.0.113.0/24. ' +
        'If this was not you, reset your password and end the sessions you do not know.',
    );
  });
  it('says nothing of a place that is not known', () => {
    const { network: _, device: __, ...rest } = data;
    expect(securityNoticed(rest, 'UTC').body).toContain('On 4 May 2026 at 07:40 (UTC). If');
  });
  it('says who ended all sessions, and blames nobody', () => {
    const { title, body } = securityNoticed({ ...data, kind: 'sessions_ended_by_operator' }, 'UTC');
    expect([title, body]).toEqual([
      'You were logged out everywhere',
      expect.stringMatching(/Whoever runs this Odyssey has ended all your sessions;.* reset your password/),
    ]);
    expect(body).not.toContain('If this was not you');
  });
  it('has words for what a newer auth may notice', () => {
    expect(securityNoticed({ ...data, kind: 'other' }, 'UTC').title).toMatch(/has changed/);
  });
});
