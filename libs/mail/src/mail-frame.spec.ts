import { describe, expect, it } from '@jest/globals';
import { type MailContent, renderMail } from './mail-frame.ts';

const mail = (given: Partial<MailContent> = {}) =>
  renderMail({
    greeting: 'Hello Ada,',
    title: 'Done: Swim',
    body: '3 of 8 tasks.',
    footer: 'You finished a task.',
    ...given,
  });

describe('a mail', () => {
  it('says the same in plain text and in HTML', () => {
    for (const part of ['Hello Ada,', 'Done: Swim', '3 of 8 tasks.', 'You finished a task.']) {
      expect(mail().text).toContain(part);
      expect(mail().html).toContain(part);
    }
  });

  it('spells its link out, for who reads plain text', () => {
    const { text, html } = mail({ action: { label: 'Confirm', url: 'https://o.example/a#token=x&y' } });
    expect(text).toContain('Confirm:\nhttps://o.example/a#token=x&y\n');
    expect(html).toContain('href="https://o.example/a#token=x&amp;y"');
  });

  it('shows people’s words as words, never as markup', () => {
    const { html } = mail({ title: '<script>alert("x")</script>', body: "a & b\n'c'" });
    expect(html).not.toContain('<script>');
    expect(html).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;');
    expect(html).toContain('a &amp; b<br>&#39;c&#39;');
  });

  it('has a subject of one line', () => {
    expect(mail({ title: 'Done: x\r\nBcc: eve@example.org' }).subject).toBe('Done: x Bcc: eve@example.org');
  });

  it('loads nothing from elsewhere', () => {
    expect(mail().html).not.toMatch(/https?:|src=|<link|@import/);
  });
});
