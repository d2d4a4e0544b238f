import { describe, expect, it } from '@jest/globals';
import { OutgoingCall, outgoingCall } from './outgoing-call.ts';

describe('a declared call', () => {
  const part = outgoingCall({ by: 'ai', to: 'media', method: 'GET', path: '/internal/parts/{id}' });

  it('is known for each service that makes it, and so is what every caller needs', () => {
    outgoingCall({ by: ['memory', 'media'], to: 'auth', method: 'GET', path: '/keys' });
    outgoingCall({ by: 'callers', to: 'auth', method: 'POST', path: '/tokens' });
    expect(OutgoingCall.all()).toEqual([
      { consumer: 'ai', provider: 'media', method: 'GET', path: '/internal/parts/{id}' },
      { consumer: 'memory', provider: 'auth', method: 'GET', path: '/keys' },
      { consumer: 'media', provider: 'auth', method: 'GET', path: '/keys' },
      { consumer: 'ai', provider: 'auth', method: 'POST', path: '/tokens' },
    ]);
  });

  it('is addressed with its parameters, and by nothing that would reach another route', () => {
    expect(part.at({ id: 'a/b' }).path).toBe('/internal/parts/a%2Fb');
    expect(() => part.at()).toThrow('/internal/parts/{id} is called without id');
  });

  it('takes a path that was given only when it is its own', () => {
    expect(part.atGiven('/internal/parts/7').path).toBe('/internal/parts/7');
    for (const other of ['/internal/parts/7/more', '/internal/user-data/7', '/internal/parts/7?all'])
      expect(() => part.atGiven(other)).toThrow(`${other} is not /internal/parts/{id}`);
  });
});
