import { z } from 'zod';
import {
  CERT_VARIABLE,
  CertificateFault,
  type CertificateFiles,
  examine,
  KEY_VARIABLE,
} from './certificate.ts';

/** With both a service takes connections over TLS alone. What is in the files stands beside their names. */
export const TLS_VARIABLES = {
  ODYSSEY_TLS_CERT: z.string().optional(),
  ODYSSEY_TLS_CERT_FILE: z.string().optional(),
  ODYSSEY_TLS_KEY: z.string().optional(),
  ODYSSEY_TLS_KEY_FILE: z.string().optional(),
};

const Read = z.object(TLS_VARIABLES);
type Read = z.output<typeof Read>;

/** What fits singly and not together. */
export function checkTls(read: Read, context: z.RefinementCtx): void {
  const fault = (name: keyof Read, message: string) =>
    context.addIssue({ code: 'custom', path: [name], message });
  const { ODYSSEY_TLS_CERT: cert, ODYSSEY_TLS_KEY: key } = read;
  const given = { cert: cert ?? read.ODYSSEY_TLS_CERT_FILE, key: key ?? read.ODYSSEY_TLS_KEY_FILE };
  if (given.cert && !read.ODYSSEY_TLS_CERT_FILE)
    fault(CERT_VARIABLE, 'is missing: certificates are read from a file, again when it changes');
  else if (given.key && !read.ODYSSEY_TLS_KEY_FILE)
    fault(KEY_VARIABLE, 'is missing: keys are read from a file, again when it changes');
  else if (given.cert && !given.key) fault(KEY_VARIABLE, `is missing, ${CERT_VARIABLE} needs it`);
  else if (given.key && !given.cert) fault(CERT_VARIABLE, `is missing, ${KEY_VARIABLE} needs it`);
  if (!cert || !key) return;
  try {
    examine({ cert, key });
  } catch (error) {
    if (!(error instanceof CertificateFault)) throw error;
    fault(error.variable, error.why);
  }
}

/** Where the certificate and its key are, or nothing: then HTTP is spoken in the clear. */
export function certificateFiles(read: Read): CertificateFiles | undefined {
  const { ODYSSEY_TLS_CERT_FILE: certFile, ODYSSEY_TLS_KEY_FILE: keyFile } = read;
  return certFile && keyFile ? { certFile, keyFile } : undefined;
}
