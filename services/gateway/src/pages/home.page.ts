import { page } from './page.ts';

/** What someone sees who opens the address in a browser. */
export const homePage = (): string =>
  page(
    'Odyssey',
    `<h1>Odyssey</h1>
<p>This is the address of an Odyssey server: life areas, goals and tasks, the stories they become, and the memory behind them.
There is no app at this address yet; it is for programs.</p>
<ul>
<li><a href="/docs">/docs</a> – every route, to read and to try</li>
<li><a href="/openapi.json">/openapi.json</a> – the same for programs (OpenAPI 3.1)</li>
<li><a href="/errors">/errors</a> – what each error code means and what to do about it</li>
<li><a href="/.well-known/jwks.json">/.well-known/jwks.json</a> – the public keys of its access tokens</li>
</ul>
<p>To begin, register: <code>POST /v1/auth/register</code> with <code>email</code>, <code>password</code> and <code>displayName</code>.</p>`,
  );

/** The same for programs. */
export const homeView = () => ({
  name: 'Odyssey',
  links: { docs: '/docs', openapi: '/openapi.json', errors: '/errors', jwks: '/.well-known/jwks.json' },
});
