import { type MailText, renderMail } from '@odyssey/mail';
import type { Guard } from '../identities/ways-in.service.ts';

/** What is to be said to whom. */
export type SecurityMailContent =
  | { readonly kind: 'verify_email' | 'change_email' | 'reset_password'; readonly token: string }
  | { readonly kind: 'address_wanted' }
  | { readonly kind: 'email_change_notice' }
  | { readonly kind: 'still_opens'; readonly waysIn: readonly string[]; readonly guard: Guard };

interface Words {
  readonly title: string;
  readonly body: string;
  readonly label?: string;
  readonly page?: string;
  readonly cause: string;
}

const WORDS: Readonly<Record<SecurityMailContent['kind'], Words>> = {
  verify_email: {
    title: 'Confirm your e-mail address',
    body: 'Open this page and confirm that this address is yours, with the password of your account. The link is good for 24 hours and works once.\nIf you did not open an account, ignore this e-mail: nothing happens. Or lock out on that page whoever did.',
    label: 'Confirm the address',
    page: 'verify-email',
    cause: 'Somebody opened an account with this address.',
  },
  change_email: {
    title: 'Confirm your new e-mail address',
    body: 'Open this page and confirm that this address is yours; from then on your account uses it. The link is good for 24 hours and works once.\nIf you did not ask for this, ignore this e-mail: nothing happens.',
    label: 'Confirm the address',
    page: 'verify-email',
    cause: 'Somebody asked to use this address for their account.',
  },
  reset_password: {
    title: 'Set a new password',
    body: 'Open this page and set a new password. The link is good for one hour and works once; all your devices are logged out then. If somebody else may have been in your account, remove there the other ways to log in, too.\nIf you did not ask for this, ignore this e-mail: your password stays as it is.',
    label: 'Set a new password',
    page: 'reset-password',
    cause: 'Somebody said that they forgot the password of your account.',
  },
  address_wanted: {
    title: 'Somebody tried to use your e-mail address',
    body: 'Somebody asked to use this address for another account. It belongs to yours, so nothing was changed, and they were not told.\nIf it was you: log in with this address instead.',
    cause: 'This address belongs to your account.',
  },
  email_change_notice: {
    title: 'Your e-mail address is about to change',
    body: 'Somebody who is logged in to your account asked to use another e-mail address. Until that address is confirmed, this one stays.\nIf it was not you: change your password now, and end all other sessions.',
    cause: 'This address belongs to your account.',
  },
  still_opens: {
    title: 'What else opens your account',
    body: 'Your password was set anew by a link in this mailbox, which ended all sessions and personal access tokens. The account still has:',
    cause: 'This address belongs to your account.',
  },
};

/** To remove passkeys would close the only way past an app that somebody else set up: nobody is to be led there. */
const UNKNOWN_WAY: Readonly<Record<Guard, string>> = {
  none: 'If you do not know one of these, log in and remove it. If you cannot, or are not sure, set a new password once more and choose there to remove the other ways to log in.',
  app: 'No reset removes the app: log in with one of its codes, or with a recovery code, and remove what you do not know. Without them nobody can let you in, not even by this mailbox.',
  app_and_passkey:
    'No reset removes the app. If you do not know it, log in with a passkey of yours, which takes no code, and remove the app and whatever else you do not know. Do not have the passkeys removed by another reset while you cannot give the app’s codes: they are the only way past it.',
};

/**
 * @param name what the person calls themselves; undefined where nobody has proved yet that the address is theirs: a stranger could have
 *   us write their own words to somebody
 */
export function securityMail(
  content: SecurityMailContent,
  { name, publicUrl }: { name: string | undefined; publicUrl: string },
): MailText {
  const { title, body, label, page, cause } = WORDS[content.kind];
  const greeting = name ? `Hello ${name},` : 'Hello,';
  const footer = `You get this e-mail from ${new URL(publicUrl).host}: ${cause} It is about the safety of an account, so it cannot be turned off.`;
  if (content.kind === 'still_opens') {
    const list = content.waysIn.map((way) => `- ${way}`).join('\n');
    return renderMail({ greeting, title, body: `${body}\n${list}\n${UNKNOWN_WAY[content.guard]}`, footer });
  }
  if (!('token' in content) || !label || !page) return renderMail({ greeting, title, body, footer });
  // In the fragment: browsers send it to no server, so it is in no log and no Referer.
  const url = `${publicUrl}/account/${page}#token=${content.token}${content.kind === 'change_email' ? '&for=change' : ''}`;
  return renderMail({ greeting, title, body, action: { label, url }, footer });
}
