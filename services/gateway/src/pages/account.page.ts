import { ACCOUNT_SCRIPT } from './account.script.ts';
import { page, scriptPolicy } from './page.ts';

/** One script, and requests to this very server. */
export const ACCOUNT_POLICY = scriptPolicy(ACCOUNT_SCRIPT);

interface AccountPage {
  readonly title: string;
  readonly lead: string;
  /** HTML. */
  readonly fields: string;
  readonly button: string;
  /** HTML, below the button. */
  readonly otherwise?: string;
  /** Relative to /account/…: the public address may have a path. */
  readonly to: string;
  readonly done: string;
}

const SHOW = '<label class="choice"><input id="show" type="checkbox"> Show the password</label>';

const PRESENT_PASSWORD = `<div data-opened>
<label for="password">Password of the account</label>
<input id="password" name="password" type="password" autocomplete="current-password" maxlength="1024" required aria-describedby="hint">
<p id="hint" class="quiet">It shows that the account is yours, too. If you log in without a password, set one in your app first.</p>
${SHOW}
</div>`;

const STRANGER = `<section data-opened>
<h2>You did not open this account?</h2>
<p>Or you do not know its password? Then lock out whoever opened it with your address: everything that opens it is removed, and you can set a password of your own.</p>
<button class="second" formnovalidate data-token-alone data-done="Done: nobody can get into this account any more. To use it, say that you forgot its password; else there is nothing left to do.">Lock them out</button>
</section>`;

const NEW_PASSWORD = `<label for="password">New password</label>
<input id="password" name="password" type="password" autocomplete="new-password" minlength="8" maxlength="128" required aria-describedby="hint">
<p id="hint" class="quiet">At least 8 characters. Long is better than complicated: a few words will do.</p>
${SHOW}
<label class="choice"><input name="removeOtherWaysIn" type="checkbox"> Somebody else may have been in my account: also remove its passkeys and linked log-ins</label>
<p class="quiet">If an authenticator app asks for codes that you cannot give, keep your passkeys: no reset removes the app, and only a passkey goes past it. Where everybody has to have a second factor and yours is a passkey, passkeys stay in any case.</p>`;

export const verifyEmailPage = (): string =>
  accountPage({
    title: 'Confirm your e-mail address',
    lead: 'Then Odyssey knows that this address is yours.',
    fields: PRESENT_PASSWORD,
    button: 'Confirm the address',
    otherwise: STRANGER,
    to: '../v1/auth/email/verify',
    done: 'Thank you: the address is confirmed. You can close this page.',
  });

export const resetPasswordPage = (): string =>
  accountPage({
    title: 'Set a new password',
    lead: 'All your devices are logged out when it is set. You can log in with the new one then.',
    fields: NEW_PASSWORD,
    button: 'Set the password',
    to: '../v1/auth/password/reset',
    done: 'Done: your new password is set, and all your devices are logged out. You can log in now.',
  });

function accountPage({ title, lead, fields, button, otherwise = '', to, done }: AccountPage): string {
  return page(
    `${title} – Odyssey`,
    `<main>
<h1>${title}</h1>
<p>${lead}</p>
<form hidden data-to="${to}" data-done="${done}">
${fields}
<button>${button}</button>
${otherwise}</form>
<p role="status"></p>
<noscript><p>This page needs JavaScript.</p></noscript>
</main>`,
    ACCOUNT_SCRIPT,
  );
}
