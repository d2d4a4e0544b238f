import { readFileSync } from 'node:fs';
import type { SecureContextOptions, TlsOptions } from 'node:tls';
import { type Certificate, type CertificateFiles, examine } from './certificate.ts';

/**
 * TLS 1.3 as it is, and of TLS 1.2 what has forward secrecy and authenticates what it encrypts (RFC 9325, 4.2); the strongest is
 * preferred, ChaCha20 by none but those who have no AES in their processor.
 */
const SUITES = [
  'TLS_AES_256_GCM_SHA384',
  'TLS_CHACHA20_POLY1305_SHA256',
  'TLS_AES_128_GCM_SHA256',
  'ECDHE-ECDSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-ECDSA-CHACHA20-POLY1305',
  'ECDHE-RSA-CHACHA20-POLY1305',
  'ECDHE-ECDSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES128-GCM-SHA256',
];

/** How a server proves who it is, and what it speaks. Whoever offers no HTTP/1.1 by ALPN (RFC 7301) is refused. */
export const contextOf = ({ cert, key }: Certificate): SecureContextOptions => ({
  cert,
  key,
  minVersion: 'TLSv1.2',
  ciphers: SUITES.join(':'),
  honorCipherOrder: true,
});

/** @throws CertificateFault, or what keeps a file from being read */
export function tlsOptions({ certFile, keyFile }: CertificateFiles): TlsOptions {
  const certificate = { cert: readFileSync(certFile, 'utf8'), key: readFileSync(keyFile, 'utf8') };
  examine(certificate);
  return { ...contextOf(certificate), ALPNProtocols: ['http/1.1'] };
}
