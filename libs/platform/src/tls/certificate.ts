import { createPrivateKey, X509Certificate } from 'node:crypto';
import { createSecureContext } from 'node:tls';

/** A certificate, with those that lead from it to an authority behind it, and its key; both in PEM. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** Where they are. */
export interface CertificateFiles {
  readonly certFile: string;
  readonly keyFile: string;
}

export const CERT_VARIABLE = 'ODYSSEY_TLS_CERT_FILE';
export const KEY_VARIABLE = 'ODYSSEY_TLS_KEY_FILE';

/** A certificate and a key cannot be used; says which file is at fault, and why. */
export class CertificateFault extends Error {
  override readonly name = 'CertificateFault';

  constructor(
    readonly variable: typeof CERT_VARIABLE | typeof KEY_VARIABLE,
    readonly why: string,
  ) {
    super(`${variable}: ${why}`);
  }
}

/**
 * For whom a certificate is, and until when.
 * @throws CertificateFault when one of the two is no PEM, they do not belong together, or TLS takes them not.
 */
export function examine({ cert, key }: Certificate): { whose: string; end: Date } {
  const read = attempt(
    CERT_VARIABLE,
    'the file has to hold a certificate in PEM',
    () => new X509Certificate(cert),
  );
  const opened = attempt(KEY_VARIABLE, 'the file has to hold a private key in PEM, without a password', () =>
    createPrivateKey(key),
  );
  if (!read.checkPrivateKey(opened))
    throw new CertificateFault(KEY_VARIABLE, `this is not the key of the certificate in ${CERT_VARIABLE}`);
  attempt(CERT_VARIABLE, 'it cannot be used for TLS', () => createSecureContext({ cert, key }));
  return { whose: read.subjectAltName ?? read.subject, end: read.validToDate };
}

function attempt<T>(variable: CertificateFault['variable'], why: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const { reason, code } = error as { reason?: string; code?: string };
    throw new CertificateFault(variable, `${why} (${reason ?? code ?? 'it cannot be read'})`);
  }
}
