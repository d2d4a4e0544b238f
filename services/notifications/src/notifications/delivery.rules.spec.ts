import { describe, expect, it } from '@jest/globals';
import { effective } from '../preferences/preference.rules.ts';
import { decideDeliveries, reasonOf } from './delivery.rules.ts';

const NOW = new Date('2026-05-04T07:40:00Z');
const MAIL = { serverConfigured: true, address: 'ada@example.org' };

describe('where a notification goes', () => {
  it.each([
    ['by default in the app alone', {}, MAIL, ['delivered', 'skipped']],
    ['by mail when it is chosen', { task_completed: { email: true } }, MAIL, ['delivered', 'queued']],
    [
      'nowhere when all is off',
      { task_completed: { in_app: false, email: false } },
      MAIL,
      ['skipped', 'skipped'],
    ],
    [
      'not by mail without a server',
      { task_completed: { email: true } },
      { ...MAIL, serverConfigured: false },
      ['delivered', 'skipped'],
    ],
    [
      'not by mail without an address',
      { task_completed: { email: true } },
      { ...MAIL, address: null },
      ['delivered', 'skipped'],
    ],
  ])('%s', (_case, chosen, mail, expected) => {
    const { in_app, email } = decideDeliveries('task_completed', effective(chosen), mail, NOW);
    expect([in_app.status, email.status]).toEqual(expected);
  });

  it('is explained for every channel', () => {
    const deliveries = decideDeliveries(
      'task_completed',
      effective({ task_completed: { in_app: false } }),
      MAIL,
      NOW,
    );
    expect(reasonOf({ cause: 'You finished a task.', deliveries })).toBe(
      'You finished a task. It is not shown in the app, because you switched task completed notifications off there. No e-mail was sent, because e-mail is off for task completed notifications in your preferences.',
    );
  });
});

describe('security', () => {
  it('is told on every channel, whatever was chosen', () => {
    const choices = effective({ security: { in_app: false, email: false } });
    expect(choices.security).toEqual({ in_app: true, email: true });
  });
});
