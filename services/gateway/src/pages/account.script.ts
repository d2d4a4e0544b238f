/**
 * What the pages of an account's mails run: the token comes in the fragment, which no server sees, and leaves the address bar at once.
 * It is sent when the person asks for it, not when the page opens: programs that look at links in mails open pages, too.
 */
export const ACCOUNT_SCRIPT = `
'use strict';
const form = document.querySelector('form');
const said = document.querySelector('[role=status]');
const link = new URLSearchParams(location.hash.slice(1));
const token = link.get('token');
history.replaceState(null, '', location.pathname);
// Another link opened in the same tab is only another fragment: it has to begin anew, and its token to leave the address bar too.
addEventListener('hashchange', () => location.reload());

const say = (words, how) => {
  said.textContent = words;
  said.className = how;
};
const over = (words, how) => {
  form.hidden = true;
  say(words, how);
};
const wordsOf = ({ detail, errors = [] }) =>
  [...new Set([detail ?? 'Something went wrong. Try again in a moment.', ...errors.map((one) => one.detail)])].join(' ');

// Who asked for another address was logged in: nobody else has opened that account.
if (link.get('for') === 'change') for (const part of form.querySelectorAll('[data-opened]')) part.remove();
if (token) form.hidden = false;
else over('Open the link in the e-mail: this page works only with it.', 'failed');

document.querySelector('#show')?.addEventListener('change', ({ target }) => {
  document.querySelector('#password').type = target.checked ? 'text' : 'password';
});

const filledIn = () => {
  const named = [...form.elements].filter(({ name, type, checked }) => name && (type !== 'checkbox' || checked));
  return Object.fromEntries(named.map(({ name, type, value }) => [name, type === 'checkbox' ? true : value]));
};
const disable = (disabled) => {
  for (const button of form.querySelectorAll('button')) button.disabled = disabled;
};

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const { tokenAlone, done = form.dataset.done } = event.submitter?.dataset ?? {};
  disable(true);
  say('One moment…', 'quiet');
  try {
    const answer = await fetch(form.dataset.to, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token, ...(tokenAlone === undefined && filledIn()) }),
      signal: AbortSignal.timeout(30000),
    });
    if (answer.ok) return over(done, 'done');
    const words = wordsOf(await answer.json());
    if (answer.status === 410) return over(words, 'failed');
    say(words, 'failed');
  } catch {
    say('The server cannot be reached. Check your connection and try again.', 'failed');
  }
  disable(false);
});
`;
