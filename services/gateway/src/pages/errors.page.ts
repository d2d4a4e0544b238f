import { ERRORS, type ErrorDef } from '@odyssey/contracts';
import { page, text } from './page.ts';

const codes = Object.values(ERRORS);

export const errorsPage = (): string =>
  page(
    'Error codes of Odyssey',
    `<h1>Error codes</h1>
<p>Every error is an <code>application/problem+json</code> body (RFC 9457) with one of these codes. A code never changes its meaning.</p>
<table>
<tr><th>Code</th><th>Status</th><th>Meaning</th></tr>
${codes.map((def) => `<tr><td><a href="/errors/${def.code}"><code>${def.code}</code></a></td><td>${def.status}</td><td>${text(def.title)}</td></tr>`).join('\n')}
</table>`,
  );

export const errorPage = (def: ErrorDef): string =>
  page(
    `${def.title} – Odyssey`,
    `<p class="quiet"><a href="/errors">Error codes</a></p>
<h1>${text(def.title)}</h1>
<p><code>${def.code}</code>, answered with status ${def.status}.</p>
<p>${text(def.help)}</p>
<p class="quiet">The <code>detail</code> of the answer says what was wrong with that very request; its <code>traceId</code> finds it in the server's logs.</p>`,
  );

/** What programs get; the same words. */
export const errorView = ({ code, status, title, help }: ErrorDef) => ({ code, status, title, help });
export const errorViews = () => ({ items: codes.map(errorView) });
