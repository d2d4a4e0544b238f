import { ACCOUNT_SCRIPT } from './account.script.ts';
import { page, scriptPolicy } from './page.ts';

/** One script, and requests to this very server. */
export const ACCOUNT_POLICY = scriptPolicy(ACCOUNT_SCRIPT);

interface AccountPage {
  readonly title: string;
  readonly lead: string;
  readonly fields: string;
  readonly button: string;
  /** Relative to /account/…: the public address may have a path. */
  readonly to: string;
  readonly done: string;
}

const PASSWORD = `<label for="password">New password</label>
<input id="password" name="password" type="password" autocomplete="new-password" minlength="8" maxlength="128" required aria-describedby="hint">
<p id="hint" class="quiet">At least 8 characters. Long is better than complicated: a few words will do.</p>
<label class="choice"><input id="show" type="checkbox"> Show the password</label>`;

export const verifyEmailPage = (): string =>
  accountPage({
    title: 'Confirm your e-mail address',
    lead: 'One click, and Odyssey knows that this address is yours.',
    fields: '',
    button: 'Confirm the address',
    to: '../v1/auth/email/verify',
    done: 'Thank you: the address is confirmed. You can close this page.',
  });

export const resetPasswordPage = (): string =>
  accountPage({
    title: 'Set a new password',
    lead: 'All your devices are logged out when it is set. You can log in with the new one then.',
    fields: PASSWORD,
    button: 'Set the password',
    to: '../v1/auth/password/reset',
    done: 'Done: your new password is set, and all your devices are logged out. You can log in now.',
  });

function accountPage({ title, lead, fields, button, to, done }: AccountPage): string {
  return page(
    `${title} – Odyssey`,
    `<main>
<h1>${title}</h1>
<p>${lead}</p>
<form hidden data-to="${to}" data-done="${done}">
${fields}
<button>${button}</button>
</form>
<p role="status"></p>
<noscript><p>This page needs JavaScript.</p></noscript>
</main>`,
    ACCOUNT_SCRIPT,
  );
}
