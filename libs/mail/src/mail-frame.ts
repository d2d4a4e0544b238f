/** What every mail looks like: plain text, and the same in HTML that needs nothing from elsewhere. */

export interface MailText {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export interface MailContent {
  readonly greeting: string;
  readonly title: string;
  readonly body: string;
  /** The one thing to do, when there is one: a link, spelled out in the plain text. */
  readonly action?: { readonly label: string; readonly url: string };
  /** Why the person gets it, and what they can do about that. */
  readonly footer: string;
}

export function renderMail(content: MailContent): MailText {
  const { greeting, title, body, action, footer } = content;
  const link = action ? `${action.label}:\n${action.url}\n\n` : '';
  return {
    subject: oneLine(title),
    text: `${greeting}\n\n${title}\n\n${body}\n\n${link}-- \n${footer}\n`,
    html: html(content),
  };
}

function html({ greeting, title, body, action, footer }: MailContent): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title></head>
<body style="margin:0;padding:24px;font:16px/1.5 system-ui,sans-serif;color:#1c1c1e;background:#fff">
<div style="max-width:560px;margin:0 auto">
<p>${escaped(greeting)}</p>
<h1 style="font-size:20px">${escaped(title)}</h1>
<p>${escaped(body).replaceAll('\n', '<br>')}</p>
${action ? button(action) : ''}<p style="font-size:13px;color:#6b6b70;border-top:1px solid #e4e4e7;padding-top:12px">${escaped(footer)}</p>
</div>
</body>
</html>
`;
}

const button = ({ label, url }: { label: string; url: string }): string =>
  `<p><a href="${escaped(url)}" style="display:inline-block;padding:12px 20px;border-radius:8px;color:#fff;background:#1c1c1e;text-decoration:none">${escaped(label)}</a></p>\n`;

/** Titles hold people's own words: a line break in one must not begin another header. */
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 200);

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
