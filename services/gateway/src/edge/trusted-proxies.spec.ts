import { describe, expect, it } from '@jest/globals';
import { isNetwork, TrustedProxies } from './trusted-proxies.ts';

describe("the caller's address", () => {
  it('is the peer, whatever X-Forwarded-For says, when nobody is trusted', () => {
    expect(new TrustedProxies([]).addressOf('198.51.100.9', '127.0.0.1')).toBe('198.51.100.9');
    expect(new TrustedProxies([]).addressOf('127.0.0.1', '198.51.100.9')).toBe('127.0.0.1');
  });

  it('is what a trusted proxy says, but not what the caller told that proxy', () => {
    const proxies = new TrustedProxies(['127.0.0.1', '10.0.0.0/8', 'fd00::/8']);
    expect(proxies.addressOf('127.0.0.1', '1.2.3.4, 198.51.100.9')).toBe('198.51.100.9');
    expect(proxies.addressOf('127.0.0.1', '1.2.3.4, 198.51.100.9, 10.1.1.1')).toBe('198.51.100.9');
    expect(proxies.addressOf('fd00::1', '2001:db8::7')).toBe('2001:db8::7');
    expect(proxies.addressOf('::ffff:10.0.0.1', '198.51.100.9')).toBe('198.51.100.9');
  });

  it('is the proxy itself when it says nothing that can be read', () => {
    const proxies = new TrustedProxies(['127.0.0.1']);
    expect(proxies.addressOf('127.0.0.1', undefined)).toBe('127.0.0.1');
    expect(proxies.addressOf('127.0.0.1', 'unknown')).toBe('127.0.0.1');
  });
});

describe('a network', () => {
  it.each(['10.0.0.0/8', '127.0.0.1', 'fd00::/8', '::1'])('%s can be trusted', (text) =>
    expect(isNetwork(text)).toBe(true),
  );
  it.each(['', 'localhost', '10.0.0.0/33', '10.0.0.0/8/8', '10.0.0.0/x'])('"%s" is none', (text) =>
    expect(isNetwork(text)).toBe(false),
  );
});
