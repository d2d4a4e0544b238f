import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { TestAuthority } from '@odyssey/testing';
import { examine } from './certificate.ts';
import { certificateTrouble } from './certificate-trouble.ts';

const authority = new TestAuthority();
const pair = authority.issue('127.0.0.1', 'goals.internal');

describe('a certificate and its key', () => {
  it('are told by names and end', () => {
    expect(new X509Certificate(pair.cert).verify(new X509Certificate(authority.cert).publicKey)).toBe(true);
    const { whose, end } = examine(pair);
    expect(whose).toBe('IP Address:127.0.0.1, DNS:goals.internal');
    expect(end.getTime()).toBeGreaterThan(Date.now());
    expect(examine({ ...pair, cert: pair.cert + authority.cert }).whose).toContain('goals.internal');
  });

  it.each([
    [
      'a key that is another one’s',
      { key: authority.issue('x').key },
      /^ODYSSEY_TLS_KEY_FILE: this is not the key of/,
    ],
    ['no key', { key: pair.cert }, /^ODYSSEY_TLS_KEY_FILE: the file has to hold a private key in PEM/],
    [
      'no certificate',
      { cert: pair.key },
      /^ODYSSEY_TLS_CERT_FILE: the file has to hold a certificate in PEM/,
    ],
    ['an empty file', { cert: '' }, /^ODYSSEY_TLS_CERT_FILE: the file has to hold a certificate/],
    [
      'half a file',
      { cert: pair.cert.slice(0, 200) },
      /^ODYSSEY_TLS_CERT_FILE: the file has to hold a certificate/,
    ],
    [
      'something else behind the certificate',
      { cert: `${pair.cert}-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n` },
      /^ODYSSEY_TLS_CERT_FILE: it cannot be used for TLS/,
    ],
  ])('are refused for %s', (_what, given, fault) => {
    expect(() => examine({ ...pair, ...given })).toThrow(fault);
  });
});

describe('a service that is not believed', () => {
  const failed = (code: string) => Object.assign(new Error('the words of TLS'), { code });

  it.each([
    [
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      /^goals shows a certificate that is not trusted.*NODE_EXTRA_CA_CERTS.*\(the words of TLS\)$/,
    ],
    ['CERT_HAS_EXPIRED', /^goals shows a certificate that is not trusted.*or renew it/],
    [
      'ERR_TLS_CERT_ALTNAME_INVALID',
      /^goals shows a certificate for another name: ODYSSEY_GOALS_URL has to be/,
    ],
    ['ERR_SSL_WRONG_VERSION_NUMBER', /^goals speaks no TLS: .*http in ODYSSEY_GOALS_URL/],
  ])('for %s is told with what to do', (code, words) => {
    expect(certificateTrouble('goals', failed(code))?.message).toMatch(words);
    const wrapped = new TypeError('fetch failed', { cause: failed(code) });
    expect(certificateTrouble('goals', wrapped)?.message).toMatch(words);
  });

  it('is another trouble than one that is away', () =>
    expect(certificateTrouble('goals', failed('ECONNREFUSED'))).toBeUndefined());
});
