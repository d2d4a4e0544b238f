import { domainToASCII } from 'node:url';

/**
 * The one form in which an address is stored and compared: no space around it, lower case, composed, the domain in ASCII.
 * What providers do with dots or `+` is left alone: `a.b@` and `ab@` are two mailboxes nearly everywhere.
 */
export function normaliseEmail(email: string): string {
  const folded = email.trim().normalize('NFC').toLowerCase();
  const at = folded.lastIndexOf('@');
  if (at < 0) return folded;
  const domain = folded.slice(at + 1);
  return `${folded.slice(0, at)}@${domainToASCII(domain) || domain}`;
}
