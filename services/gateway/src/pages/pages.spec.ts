import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { ERRORS } from '@odyssey/contracts';
import { ACCOUNT_POLICY, resetPasswordPage, verifyEmailPage } from './account.page.ts';
import { errorPage, errorsPage, errorViews } from './errors.page.ts';
import { homePage } from './home.page.ts';
import { PAGE_POLICY, page, text, wantsHtml } from './page.ts';

describe('the pages', () => {
  it.each([homePage(), errorsPage(), errorPage(ERRORS.not_found)])(
    'may show their style and nothing from elsewhere',
    (html) => {
      const style = /<style>([\s\S]*)<\/style>/.exec(html)?.[1] ?? '';
      expect(PAGE_POLICY).toContain(createHash('sha256').update(style).digest('base64'));
      expect(html).not.toMatch(/<script|https?:\/\//);
    },
  );

  it.each([verifyEmailPage(), resetPasswordPage()])('of an account may run their one script', (html) => {
    const script = /<script>([\s\S]*)<\/script>/.exec(html)?.[1] ?? '';
    expect(ACCOUNT_POLICY).toContain(createHash('sha256').update(script).digest('base64'));
    expect(ACCOUNT_POLICY).not.toMatch(/unsafe|https?:|\*/);
    expect(html).not.toMatch(/<script [^>]*src|https?:\/\/|style="|onclick/);
  });

  it('show text as text', () => {
    expect(page(text('<b>'), '')).toContain('&amp;lt;b&amp;gt;');
    expect(text('a < b & "c"')).toBe('a &lt; b &amp; &quot;c&quot;');
  });

  it('explain every code of the registry', () => {
    for (const def of Object.values(ERRORS)) {
      expect(errorsPage()).toContain(`href="/errors/${def.code}"`);
      expect(errorPage(def)).toContain(text(def.help));
    }
    expect(errorViews().items).toHaveLength(Object.keys(ERRORS).length);
  });
});

describe('who gets a page', () => {
  it('is a browser, not a program', () => {
    expect(wantsHtml('text/html,application/xhtml+xml,*/*;q=0.8')).toBe(true);
    expect(wantsHtml('*/*')).toBe(false);
    expect(wantsHtml('application/json')).toBe(false);
    expect(wantsHtml(undefined)).toBe(false);
  });
});
