import { describe, expect, it } from '@jest/globals';
import { deviceOf, shortened } from './place.rules.ts';

describe('a device', () => {
  it.each([
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox on Linux'],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0',
      'Edge on Windows',
    ],
    [
      'Mozilla/5.0 (Linux; Android 16; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36',
      'Chrome on Android',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1',
      'Safari on iPhone',
    ],
    ['curl/8.14.1', 'curl'],
    ['Odyssey-Client/1.0 (Android 16)', 'Odyssey-Client on Android'],
    ['Firefox', 'Firefox'],
    ['Mozilla/5.0 (X11; Linux x86_64)', 'Linux'],
    ['<script>', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('that says %s is %s', (userAgent, device) => expect(deviceOf(userAgent)).toBe(device));
});

describe('a network', () => {
  it.each([
    ['203.0.113.9', '203.0.113.0/24'],
    ['2001:db8:1:2::/64', '2001:db8:1::/48'],
  ])('%s is kept as %s', (network, kept) => expect(shortened(network)).toBe(kept));
});
