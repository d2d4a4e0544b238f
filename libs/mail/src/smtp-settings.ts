import { z } from 'zod';

/** The mail server, and what mails say they come from. */
export interface SmtpSettings {
  readonly url: string;
  readonly from: string;
}

const SmtpUrl = z.url({
  protocol: /^smtps?$/,
  error: 'is no address, give one like smtp://user:password@mail.example.com:587',
});

/** What a service that sends mail reads of its environment; without a URL there is no mail. */
export const SMTP_VARIABLES = {
  ODYSSEY_SMTP_URL: SmtpUrl.optional(),
  ODYSSEY_SMTP_FROM: z.string().min(3).max(320).optional(),
  ODYSSEY_PUBLIC_URL: z.string().default('http://localhost:8080'),
};

interface Read {
  ODYSSEY_SMTP_URL?: string | undefined;
  ODYSSEY_SMTP_FROM?: string | undefined;
  ODYSSEY_PUBLIC_URL: string;
}

export function smtpSettings(read: Read): SmtpSettings | null {
  const { ODYSSEY_SMTP_URL: url, ODYSSEY_SMTP_FROM: from, ODYSSEY_PUBLIC_URL: publicUrl } = read;
  return url ? { url, from: from ?? `Odyssey <odyssey@${hostOf(publicUrl)}>` } : null;
}

/** The variable itself is checked by every service; here a wrong one must not add a stack to that fault. */
const hostOf = (address: string): string => (URL.canParse(address) ? new URL(address).hostname : 'localhost');

const THIS_MACHINE = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * Whether the conversation has to be encrypted before a password or a mail is sent: everywhere but on this machine. Else whoever is on
 * the way only has to take the offer of STARTTLS out of the server's greeting. `?requireTLS=false` says that the way is safe.
 */
export function demandsTls(url: string): boolean {
  const { hostname, searchParams } = new URL(url);
  const said = searchParams.get('requireTLS');
  return said === null ? !THIS_MACHINE.test(hostname) : said !== 'false';
}
