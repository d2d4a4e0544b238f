import { describe, expect, it } from '@jest/globals';
import { fromUpstream, toUpstream } from './header.rules.ts';

const passage = {
  requestId: 'req-1',
  traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
  address: '203.0.113.7',
  protocol: 'https',
  host: 'odyssey.example',
};

describe('headers to a service', () => {
  it('keep what the caller may say', () => {
    const headers = {
      authorization: 'Bearer x',
      'if-match': '"3"',
      'idempotency-key': 'k',
      accept: 'text/event-stream',
    };
    expect(toUpstream(headers, passage)).toMatchObject(headers);
  });

  it.each([
    'connection',
    'keep-alive',
    'te',
    'upgrade',
    'expect',
    'transfer-encoding',
    'proxy-authorization',
    'cookie',
    'forwarded',
    'x-real-ip',
    'x-user-id',
    'odyssey-user',
    'x-odyssey-person',
    'x-auth-request-user',
    'x-original-url',
  ])('never carry %s from outside', (name) => {
    expect(toUpstream({ [name]: 'forged' }, passage)).not.toHaveProperty(name);
  });

  it('say where the caller really is, whatever the caller says', () => {
    const forged = {
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-host': 'evil.example',
      'x-request-id': 'forged',
    };
    expect(toUpstream(forged, passage)).toEqual({
      'x-request-id': 'req-1',
      traceparent: passage.traceparent,
      'x-forwarded-for': '203.0.113.7',
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'odyssey.example',
    });
  });
});

describe('headers from a service', () => {
  it('keep its answer and drop its connection', () => {
    const headers = {
      etag: '"3"',
      location: '/v1/goals/1',
      'retry-after': '1',
      connection: 'keep-alive',
      'x-powered-by': 'x',
    };
    expect(fromUpstream(headers)).toEqual({ etag: '"3"', location: '/v1/goals/1', 'retry-after': '1' });
  });
});
