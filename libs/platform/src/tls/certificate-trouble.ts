import type { ServiceName } from '@odyssey/contracts';

/** Of OpenSSL, as Node names them, when a certificate does not lead to an authority that is known or is not of today. */
const NOT_TRUSTED =
  /^(UNABLE_TO_(GET_ISSUER_CERT|GET_ISSUER_CERT_LOCALLY|VERIFY_LEAF_SIGNATURE)|(DEPTH_ZERO_)?SELF_SIGNED_CERT(_IN_CHAIN)?|CERT_\w+|INVALID_CA)$/;
const NO_TLS = /^(ERR_SSL_WRONG_VERSION_NUMBER|ERR_SSL_PACKET_LENGTH_TOO_LONG)$/;

type Caused = { code?: string; message?: string; cause?: Caused } | undefined;

/**
 * For whoever runs Odyssey: why a service is not believed to be the one that was asked for, and what to do.
 * @returns undefined when something else is wrong
 */
export function certificateTrouble(service: ServiceName, error: unknown): Error | undefined {
  // Not by class: what Node throws is of another realm than a test.
  for (let at = error as Caused; at; at = at.cause) {
    const { code = '', message = '' } = at;
    const why = troubleOf(code, `ODYSSEY_${service.toUpperCase()}_URL`);
    if (why) return new Error(`${service} ${why} (${message})`, { cause: error });
  }
  return undefined;
}

function troubleOf(code: string, address: string): string | undefined {
  if (NOT_TRUSTED.test(code))
    return 'shows a certificate that is not trusted: name the file of its authority in NODE_EXTRA_CA_CERTS, or renew it';
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID')
    return `shows a certificate for another name: ${address} has to be one of those it is for`;
  if (NO_TLS.test(code)) return `speaks no TLS: give it a certificate, or write http in ${address}`;
  return undefined;
}
